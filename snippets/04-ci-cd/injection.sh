course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
git init -q work && cd work && git commit -q --allow-empty -m "chore: begin"
git remote add origin https://github.com/ada/work.git
mkdir -p .github/workflows && cp ~/snippets/greet.unsafe.yml .github/workflows/greet.yml
mkdir ~/checkout && printf 'name: c\nruns: {using: composite, steps: [{run: "true", shell: bash}]}\n' > ~/checkout/action.yml
act_() { act "$@" --local-repository actions/checkout@v6="$HOME/checkout" --no-cache-server --platform ubuntu-24.04=-self-hosted 2>&1 | grep " | \|🏁"; }
greet() { act_ "$1" --eventpath ~/snippets/attack.json --secret INDEX_PASSWORD=correct-horse; }
# --8<-- [start:title]
jq -r .pull_request.title ~/snippets/attack.json
# --8<-- [end:title]
# --8<-- [start:zizmor]
zizmor --offline --quiet --no-exit-codes .github/workflows/greet.yml | grep "^[a-z]*\["
# --8<-- [end:zizmor]
# --8<-- [start:finding]
zizmor --offline --quiet --no-exit-codes .github/workflows/greet.yml | sed -n '/template-injection/,/= help/p'
# --8<-- [end:finding]
# --8<-- [start:attack]
greet pull_request_target
# --8<-- [end:attack]
# --8<-- [start:mended]
cp ~/snippets/.github/workflows/greet.yml .github/workflows/greet.yml
zizmor --offline --quiet .github/workflows/greet.yml
greet pull_request
# --8<-- [end:mended]
