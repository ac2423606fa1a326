course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: pipeline.sh
# timeout: 240
export PIP_CONFIG_FILE=/dev/null PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
unset PYTHONPATH
cp ~/snippets/.github/workflows/release.yml flights-features/.github/workflows/
echo '--secret INDEX_PASSWORD=correct-horse' > .actrc
# --8<-- [start:index]
mkdir packages
pypi-server run -p 8080 -i 127.0.0.1 -P . -a . packages 2> index.log &
# --8<-- [end:index]
curl -s -o answer --retry 40 --retry-connrefused --retry-delay 1 localhost:8080
# --8<-- [start:commit]
cd flights-features
git add . && git commit -q -m "ci: publish what is tagged" && git push -q origin main 2>&1 | tail -1
# --8<-- [end:commit]
# --8<-- [start:tag_short]
git tag -a v0.1.0 -m "flights-features 0.1.0"
git push origin v0.1.0 > ~/push.log 2>&1
grep "🏁\|Uploading f\|release.yml" ~/push.log
# --8<-- [end:tag_short]
# --8<-- [start:log]
grep -v "⭐\|✅  Success\|already\|\* " ~/push.log
# --8<-- [end:log]
course-remote --passed ~/flights-features.git || { tail -25 ~/push.log; false; }
# --8<-- [start:install]
cd ~ && python -m venv --without-pip fresh
pip --python fresh install --index-url http://localhost:8080/simple/ flights-features
# --8<-- [end:install]
# --8<-- [start:install_short]
fresh/bin/python -c \
  "import flights_features as f; print(f.is_late(15))"
# --8<-- [end:install_short]
# --8<-- [start:wrong_tag]
cd flights-features && git tag -a v0.2.0 -m "flights-features 0.2.0"
git push origin v0.2.0 2>&1 | grep "❌\|🏁\|Error"
# --8<-- [end:wrong_tag]
kill %1
