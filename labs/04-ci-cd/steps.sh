course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 900
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 PIP_DISABLE_PIP_VERSION_CHECK=1

# --8<-- [start:start]
course lab start 04 lab04
cd lab04
ls -A
# --8<-- [end:start]

# --8<-- [start:first_check]
course lab check  # exits 1
# --8<-- [end:first_check]

# --8<-- [start:tests]
python -m pytest -q
# --8<-- [end:tests]

course lab solution package > ~/solution.txt
cp solution/pyproject.toml .
# --8<-- [start:build]
python -m build --no-isolation | tail -1
ls dist
python -m zipfile -l dist/flights_features-0.1.0-py3-none-any.whl
# --8<-- [end:build]

# --8<-- [start:package]
git add pyproject.toml
git commit -q -m "build: the package has a backend"
course lab check --step package
# --8<-- [end:package]

# --8<-- [start:remote]
course-remote ~/flights.git
git remote add origin ~/flights.git
# --8<-- [end:remote]

course lab solution ci > ~/solution.txt
sed '/^  build:/,$d' solution/.github/workflows/ci.yml > .github/workflows/ci.yml
# --8<-- [start:ci]
git add .github
git commit -q -m "ci: test every push"
git push -u origin main
# --8<-- [end:ci]

# --8<-- [start:passed]
course-remote --passed ~/flights.git && echo green
course lab check --step ci
# --8<-- [end:passed]

# --8<-- [start:red]
git switch -q -c faster
sed -i 's/% 24/% 25/' src/flights_features/__init__.py
git commit -q -a -m "perf: a faster hour"
git push -q -u origin faster
course-remote --passed ~/flights.git  # exits 1
# --8<-- [end:red]

# --8<-- [start:mended]
git revert --no-edit HEAD
git push -q
git switch -q main
# --8<-- [end:mended]

sed '/^  publish:/,$d' solution/.github/workflows/ci.yml > .github/workflows/ci.yml
# --8<-- [start:build_job]
git commit -q -a -m "ci: build the package once"
git push -q 2>&1 | grep -v "Requirement already satisfied"
# --8<-- [end:build_job]

# --8<-- [start:serve]
mkdir ~/flights-index
python index.py serve > ~/flights-index/log 2>&1 &
# --8<-- [end:serve]

curl -s -o ~/answer --retry 60 --retry-connrefused --retry-delay 1 http://127.0.0.1:8437/
# --8<-- [start:ask]
curl -s http://127.0.0.1:8437/simple/
# --8<-- [end:ask]

# --8<-- [start:secret]
(umask 077; python index.py token ci > ~/.flights-secrets)
echo "--secret-file=$HOME/.flights-secrets" >> ~/.actrc
ls -l ~/.flights-secrets | cut -c 1-10
# --8<-- [end:secret]

cp solution/.github/workflows/ci.yml .github/workflows/
# --8<-- [start:publish]
git commit -q -a -m "ci: publish what a version's tag names"
git push -q 2>&1 | grep -E "Job|passed|failed|publish"
ls ~/flights-index/packages
# --8<-- [end:publish]

# --8<-- [start:check_publish]
course lab check --step publish
# --8<-- [end:check_publish]

# --8<-- [start:release]
git tag -a v0.1.0 -m "First release"
git push -q origin v0.1.0 2>&1 | sed -n '/ci.publish/p; /passed/p'
ls ~/flights-index/packages
# --8<-- [end:release]

export PYTHONPATH= COURSE_CLOCK=
# --8<-- [start:install]
cd ~
python -m venv user
user/bin/pip install --quiet --index-url http://127.0.0.1:8437/simple/ flights-features
user/bin/python -c "import flights_features as f; print(f.__path__); print(f.late_share([3, 20]))" | sed "s/python3[.][0-9]*/python3.x/"
cd ~/lab04
# --8<-- [end:install]

# --8<-- [start:check_release]
course lab check --step release
# --8<-- [end:check_release]

# --8<-- [start:again]
git push -q origin :v0.1.0
git push -q origin v0.1.0 2>&1 | grep -E "ERROR|WARNING|passed|failed"
# --8<-- [end:again]

# --8<-- [start:forgotten]
git commit -q --allow-empty -m "docs: say more"
git tag -a v0.2.0 -m "Second release"
git push -q origin v0.2.0 2>&1 | grep -E "Run Main|flights_features-|failed" | tail -5
git tag -d v0.2.0
git push -q origin :v0.2.0
# --8<-- [end:forgotten]

# --8<-- [start:next]
cat >> src/flights_features/__init__.py << 'END'


def is_early(arr_delay: float) -> bool:
    """Return whether a flight arrived before its time."""
    return arr_delay < 0
END
cat >> tests/test_features.py << 'END'


def test_early_is_before_the_time() -> None:
    assert is_early(-1)
    assert not is_early(0)
END
sed -i 's/import hour_of/import hour_of, is_early/' tests/test_features.py
sed -i 's/version = "0.1.0"/version = "0.2.0"/' pyproject.toml
git commit -q -a -m "feat: early flights"
git push -q 2>&1 | grep -E "passed|failed"
git tag -a v0.2.0 -m "Early flights"
git push -q origin v0.2.0 2>&1 | grep -E "passed|failed"
ls ~/flights-index/packages
# --8<-- [end:next]

# --8<-- [start:upgrade]
~/user/bin/pip install --quiet --upgrade --index-url http://127.0.0.1:8437/simple/ flights-features
~/user/bin/pip list --format freeze | grep flights
# --8<-- [end:upgrade]

# --8<-- [start:last_check]
course lab check
# --8<-- [end:last_check]
