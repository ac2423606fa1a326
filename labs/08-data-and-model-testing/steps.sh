course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 600
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1

# --8<-- [start:start]
course lab start 08a lab08a
cd lab08a
ls . tests
# --8<-- [end:start]

# --8<-- [start:problem]
python model.py
DELIVERY=deliveries/2013-03.csv python model.py
# --8<-- [end:problem]

# --8<-- [start:first_check]
course lab check  # exits 1
# --8<-- [end:first_check]

# --8<-- [start:holiday]
python -m pytest -q tests/test_holiday.py  # exits 1
# --8<-- [end:holiday]

# --8<-- [start:mend_holiday]
sed -i 's/("2013-01-01") == 1/("2013-01-01") == 0/' tests/test_holiday.py
python -m pytest -q tests/test_holiday.py
# --8<-- [end:mend_holiday]

course lab solution first > ~/solution.txt
cp solution/tests/test_first.py tests/
# --8<-- [start:first]
python -m pytest -v tests/test_first.py | grep ::
# --8<-- [end:first]

course lab solution rows > ~/solution.txt
cp solution/tests/conftest.py solution/tests/test_rows.py tests/
# --8<-- [start:rows]
python -m pytest -q tests/test_rows.py
# --8<-- [end:rows]

# --8<-- [start:rows_march]
DELIVERY=deliveries/2013-03.csv python -m pytest -q --tb=line tests/test_rows.py  # exits 1
# --8<-- [end:rows_march]

sed -i '/TODO/,$d' tests/test_month.py
# --8<-- [start:check_rows]
course lab check  # exits 1
# --8<-- [end:check_rows]

course lab solution month > ~/solution.txt
cp solution/tests/test_month.py tests/
# --8<-- [start:month]
python -m pytest -q tests/test_month.py
# --8<-- [end:month]

# --8<-- [start:month_march]
DELIVERY=deliveries/2013-03.csv python -m pytest -q --tb=line tests/test_month.py | grep ^FAILED
# --8<-- [end:month_march]

course lab solution features > ~/solution.txt
cp solution/tests/test_features.py tests/
# --8<-- [start:features]
python -m pytest -q tests/test_features.py
# --8<-- [end:features]

course lab solution serving > ~/solution.txt
cp solution/tests/test_serving.py tests/
# --8<-- [start:serving_red]
python -m pytest -q --tb=line tests/test_serving.py  # exits 1
# --8<-- [end:serving_red]

# --8<-- [start:mend_weekend]
sed -i 's/isoweekday() > 6/isoweekday() >= 6/' serve.py
python -m pytest -q --tb=line tests/test_serving.py  # exits 1
# --8<-- [end:mend_weekend]

# --8<-- [start:mend_serve]
sed -i 's/flight\[name\] or usual\[name\] for/usual[name] if flight[name] is None else flight[name] for/' serve.py
python -m pytest -q tests/test_serving.py
# --8<-- [end:mend_serve]

course lab solution model > ~/solution.txt
cp solution/tests/test_model.py tests/
# --8<-- [start:model]
python -m pytest -q tests/test_model.py
# --8<-- [end:model]

# --8<-- [start:all]
python -m pytest -q
# --8<-- [end:all]

# --8<-- [start:last_check]
course lab check
# --8<-- [end:last_check]
