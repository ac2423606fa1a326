course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 400
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 COLUMNS=72
mkdir -p flights/tests && cd flights
cp ~/snippets/features.py .
cp ~/snippets/test_weak.py tests
cp ~/snippets/project/mutmut.toml pyproject.toml

# --8<-- [start:hundred]
coverage run --branch -m pytest -q tests
# --8<-- [end:hundred]

# --8<-- [start:report]
coverage report --include=features.py
# --8<-- [end:report]

# --8<-- [start:weak]
mutmut run > mutmut.log
mutmut results
# --8<-- [end:weak]

# --8<-- [start:one_survivor]
mutmut show features.x_is_late__mutmut_1
# --8<-- [end:one_survivor]
python -m pytest -q tests

# --8<-- [start:strong]
rm -r mutants tests/test_weak.py
cp ~/snippets/test_strong.py tests
mutmut run > mutmut.log
mutmut results
# --8<-- [end:strong]

# --8<-- [start:last_survivor]
mutmut show features.x_hour_of__mutmut_2
# --8<-- [end:last_survivor]
python -m pytest -q tests
cp ~/snippets/test_weak.py tests
python -m pytest -q tests
