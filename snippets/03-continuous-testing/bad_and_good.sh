course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 COLUMNS=72
mkdir flights && cd flights
cp ~/snippets/{punctuality,test_bad,test_good}.py .
pytest -q
python -m pytest -q

# --8<-- [start:a_bug]
sed -i 's/>= 15/> 15/' punctuality.py
pytest -q --tb=no test_bad.py
pytest -q --tb=no test_good.py  # exits 1
# --8<-- [end:a_bug]

# --8<-- [start:a_refactoring]
cp ~/snippets/punctuality_simpler.py punctuality.py
pytest -q --tb=no test_bad.py  # exits 1
pytest -q --tb=no test_good.py
# --8<-- [end:a_refactoring]
cp ~/snippets/punctuality.py ~/snippets/punctuality_simpler.py .
python -m pytest -q
cat > use.py <<'C'
from punctuality_simpler import late_share
late_share([{"arr_delay": 1}])
C
python use.py
