course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir flights && cd flights
git init -q
# --8<-- [start:key]
ssh-keygen -q -t ed25519 -N "" -C ada@example.org -f ~/signing_key
git config gpg.format ssh
git config user.signingKey ~/signing_key.pub
git config commit.gpgSign true
# --8<-- [end:key]
# --8<-- [start:trust]
echo "ada@example.org $(cat ~/signing_key.pub)" > ~/allowed_signers
git config gpg.ssh.allowedSignersFile ~/allowed_signers
# --8<-- [end:trust]
# --8<-- [start:signed]
git commit -q --allow-empty -m "feat: is_late"
git log --format="%G? %GS: %s"
# --8<-- [end:signed]
# --8<-- [start:forged]
git -c commit.gpgSign=false commit -q --allow-empty \
  --author="Linus Torvalds <linus@example.org>" -m "feat: trust me"
git log --format="%G? %an: %s"
git verify-commit HEAD  # exits 1
# --8<-- [end:forged]
