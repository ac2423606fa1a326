course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
git init -q ada && cd ada
git commit -q --allow-empty -m "feat: is_late"
# --8<-- [start:daemon]
git clone -q --bare ~/ada ~/served/flights.git
git daemon --base-path=$HOME/served --export-all --detach
git clone -q git://localhost/flights.git ~/grace
git -C ~/grace log --oneline
# --8<-- [end:daemon]
# --8<-- [start:read_only]
cd ~/grace && git commit -q --allow-empty -m "feat: hour_of"
git push -q 2>&1 | head -1
# --8<-- [end:read_only]
# --8<-- [start:bundle]
git bundle create -q ~/flights.bundle main
git bundle verify -q ~/flights.bundle
git clone -q -b main ~/flights.bundle ~/from-a-stick
git -C ~/from-a-stick log --oneline
# --8<-- [end:bundle]
# --8<-- [start:leave]
git clone -q --mirror git://localhost/flights.git ~/moving.git
git init -q --bare ~/new-host.git
git -C ~/moving.git push -q --mirror ~/new-host.git
git ls-remote --heads ~/new-host.git
# --8<-- [end:leave]
