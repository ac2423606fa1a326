course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 COLUMNS=72
mkdir flights && cd flights
cp ~/snippets/{weather,gusty,test_gusty_mock,test_gusty_autospec}.py .
python -m pytest -q test_gusty_mock.py test_gusty_autospec.py
cat > call.py <<'C'
from gusty import is_gusty
print(is_gusty("JFK", 9))
C

# --8<-- [start:interface_changes]
sed -i 's/(station, hour):/(station, when, unit):/' weather.py
head -1 weather.py
# --8<-- [end:interface_changes]

# --8<-- [start:mock_stays_green]
pytest -q test_gusty_mock.py
python -c 'import gusty; gusty.is_gusty("JFK", 9)' 2>&1 | tail -1
# --8<-- [end:mock_stays_green]

# --8<-- [start:autospec_sees_it]
pytest -q --tb=no test_gusty_autospec.py  # exits 1
# --8<-- [end:autospec_sees_it]
cp ~/snippets/weather.py .
python call.py
