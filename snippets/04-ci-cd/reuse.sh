course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: pipeline.sh
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
cd flights-features && rm .github/workflows/ci.yml
cp ~/snippets/.github/workflows/tests.yml ~/snippets/.github/workflows/nightly.yml .github/workflows/
git add . && git commit -q -m "ci: the tests again each night"
# --8<-- [start:nightly]
git push -q -o workflow_dispatch origin main 2>&1 | grep -v "⭐\|✅  Success"
# --8<-- [end:nightly]
course-remote --passed ~/flights-features.git
