course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: pipeline.sh
# timeout: 120
export PIP_CONFIG_FILE=/dev/null PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
unset PYTHONPATH
cd flights-features
git remote set-head origin main
git remote set-url origin git@gitlab.com:ada/flights-features.git
cp ~/snippets/.gitlab-ci.yml . && git add . && git commit -q -m "ci: the same pipeline on GitLab"
# --8<-- [start:run]
gitlab-ci-local --list-csv
gitlab-ci-local --force-shell-executor --shell-isolation --concurrency 1
# --8<-- [end:run]
