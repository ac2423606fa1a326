course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 600
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 PYTEST_PLUGINS=_hypothesis_pytestplugin

# --8<-- [start:start]
course lab start 03 lab03
cd lab03
ls . tests
# --8<-- [end:start]

# --8<-- [start:problem]
python report.py
# --8<-- [end:problem]

# --8<-- [start:first_check]
course lab check  # exits 1
# --8<-- [end:first_check]

# --8<-- [start:first_test]
python -m pytest -q --tb=short tests/test_times.py  # exits 1
# --8<-- [end:first_test]

# --8<-- [start:ask]
python -c "from features import minutes; print(minutes(2400))"
# --8<-- [end:ask]

course lab solution first > ~/solution.txt
cp solution/tests/test_times.py tests/
# --8<-- [start:first]
python -m pytest -q tests/test_times.py
git add tests/test_times.py
git commit -q -m "test: what minutes() does"
# --8<-- [end:first]

course lab solution edges > ~/solution.txt
cp solution/tests/test_late.py tests/
# --8<-- [start:late_red]
python -m pytest -q --tb=short tests/test_late.py  # exits 1
# --8<-- [end:late_red]

# --8<-- [start:mend_late]
sed -i 's/return arr_delay > LATE/return arr_delay >= LATE/' features.py
git diff -U1 features.py
python -m pytest -q tests/test_late.py
git add features.py tests/test_late.py
git commit -q -m "fix: a flight is late from 15 minutes on"
# --8<-- [end:mend_late]

# --8<-- [start:report_again]
python report.py
# --8<-- [end:report_again]

# --8<-- [start:check_edges]
course lab check  # exits 1
# --8<-- [end:check_edges]

course lab solution property > ~/solution.txt
cp solution/tests/test_delay.py tests/
# --8<-- [start:delay_red]
python -m pytest -q --tb=short tests/test_delay.py  # exits 1
# --8<-- [end:delay_red]

# --8<-- [start:mend_delay]
sed -i '/difference += DAY/a \    elif difference > DAY // 2:\n        difference -= DAY' features.py
git diff -U2 features.py
python -m pytest -q tests/test_delay.py
git add features.py tests/test_delay.py
git commit -q -m "fix: a flight may be early across midnight"
# --8<-- [end:mend_delay]

# --8<-- [start:measure]
coverage run -m pytest -q tests/test_times.py tests/test_late.py tests/test_delay.py
coverage report
# --8<-- [end:measure]

course lab solution coverage > ~/solution.txt
cp solution/tests/test_share.py tests/
# --8<-- [start:covered]
coverage run -m pytest -q tests/test_times.py tests/test_late.py tests/test_delay.py tests/test_share.py
coverage report
git add tests/test_share.py
git commit -q -m "test: shares by airline"
# --8<-- [end:covered]

# --8<-- [start:outside]
python -c "from features import storm_warning; print(storm_warning('EWR'))"
# --8<-- [end:outside]

course lab solution double > ~/solution.txt
cp solution/tests/test_storm.py tests/
# --8<-- [start:stormy]
python -m pytest -q tests/test_storm.py
git add tests/test_storm.py
git commit -q -m "test: storm warnings, without the service"
# --8<-- [end:stormy]

course lab solution tdd > ~/solution.txt
cp solution/tests/test_haul.py tests/
# --8<-- [start:tdd_red]
python -m pytest -q tests/test_haul.py | grep Error
git add tests/test_haul.py
git commit -q -m "test: short, medium and long haul"
# --8<-- [end:tdd_red]

# --8<-- [start:tdd_green]
cat >> features.py << 'END'


def haul(distance: int) -> str:
    """Return "short" for a flight below 500 miles, "medium" below 1500, else "long"."""
    if distance <= 0:
        raise ValueError(f"{distance} miles are no flight")
    if distance < 500:
        return "short"
    return "medium" if distance < 1500 else "long"
END
python -m pytest -q tests/test_haul.py
git commit -q -m "feat: short, medium and long haul" features.py
# --8<-- [end:tdd_green]

# --8<-- [start:history]
git log --oneline --stat -2
course lab check --step tdd
# --8<-- [end:history]

# --8<-- [start:all_covered]
coverage run -m pytest -q --ignore=tests/test_survivors.py
coverage report
# --8<-- [end:all_covered]

sed -i '/TODO/,$d' tests/test_survivors.py
# --8<-- [start:alive]
course lab check --step mutants  # exits 1
# --8<-- [end:alive]

course lab solution mutants > ~/solution.txt
cp solution/tests/test_survivors.py tests/
# --8<-- [start:survivors]
python -m pytest -q
git add tests/test_survivors.py
git commit -q -m "test: what three mutants taught"
# --8<-- [end:survivors]

# --8<-- [start:last_check]
course lab check
# --8<-- [end:last_check]

export PYTEST_ADDOPTS=--hypothesis-profile=ci
# --8<-- [start:mutmut]
cat >> pyproject.toml << 'END'

[tool.mutmut]
source_paths = ["features.py"]
also_copy = ["weather.py"]
END
mutmut run > ~/mutmut.txt
mutmut results
# --8<-- [end:mutmut]

# --8<-- [start:show]
mutmut show features.x_late_share__mutmut_5
# --8<-- [end:show]
