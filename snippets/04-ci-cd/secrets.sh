course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
cp -r ~/snippets/flights-features . && cd flights-features && git init -q
mkdir -p .github/workflows && cp ~/snippets/.github/workflows/secrets.yml .github/workflows/
git add . && git commit -q -m "ci: show what a log shows" 
course-remote ~/flights-features.git && git remote add origin ~/flights-features.git
echo '--secret INDEX_PASSWORD=correct-horse' > ~/.actrc
# --8<-- [start:masked]
git push -q origin main 2>&1 | grep " | "
# --8<-- [end:masked]
rm ~/.actrc
# --8<-- [start:fork]
git switch -q -c from-a-fork && git commit -q --allow-empty -m "feat: from a fork"
git push -q -o pull_request origin from-a-fork 2>&1 | grep " | "
# --8<-- [end:fork]
