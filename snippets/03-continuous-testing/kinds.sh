course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 400
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 COLUMNS=72
mkdir flights && cd flights
cp ~/snippets/*.py ~/snippets/contract.json ~/snippets/report.approved.txt ~/snippets/project/pyproject.toml .

# --8<-- [start:unit]
pytest -q test_unit.py
# --8<-- [end:unit]

# --8<-- [start:green_apart_red_together]
pytest -q --tb=short test_together.py  # exits 1
# --8<-- [end:green_apart_red_together]

# --8<-- [start:in_short]
pytest -q --tb=no test_unit.py
pytest -q --tb=no test_together.py  # exits 1
# --8<-- [end:in_short]

# --8<-- [start:integration]
pytest -q test_integration.py
# --8<-- [end:integration]

# --8<-- [start:contract]
pytest -q test_contract.py
sed -i 's/"late_share": share/"share": share/' service.py
pytest -q --tb=no test_contract.py  # exits 1
# --8<-- [end:contract]
cp ~/snippets/service.py .

# --8<-- [start:end_to_end]
pytest -q test_end_to_end.py
# --8<-- [end:end_to_end]

python -m uvicorn service:app --port 8322 >/dev/null 2>&1 &
until curl -fs localhost:8322/health >/dev/null; do sleep 0.1; done
# --8<-- [start:smoke]
curl -fsS localhost:8322/health; echo
curl -fsS "localhost:8322/late-share?month=2013-01&origin=JFK"; echo
curl -fsS localhost:8322/late-share?month=2014-01  # exits 22
# --8<-- [end:smoke]
kill %1

# --8<-- [start:snapshot]
sed -i 's/late_share(rows):4.0%/late_share(rows):6.1%/' report.py
pytest -q --tb=short test_snapshot.py  # exits 1
# --8<-- [end:snapshot]
cp ~/snippets/report.py .

# --8<-- [start:speed]
pytest -q test_speed.py
# --8<-- [end:speed]

# --8<-- [start:types]
mypy typed.py | fold -sw 72
# --8<-- [end:types]

# --8<-- [start:lint]
pytest -q test_twice.py
ruff check --output-format concise test_twice.py | fold -sw 72
# --8<-- [end:lint]

# --8<-- [start:doctest]
python -m doctest documented.py && echo "three examples hold"
python -m doctest -v documented.py | tail -3
# --8<-- [end:doctest]

# --8<-- [start:story]
pytest -q test_story.py
# --8<-- [end:story]

python -m pytest -q --tb=no test_unit.py test_together.py test_integration.py test_contract.py test_end_to_end.py test_snapshot.py test_speed.py test_twice.py test_story.py  # exits 1
cat > call.py <<'C'
import typed
from documented import hour_of
from features import hour_of as plain
from service import health
print(health(), hour_of(2400), plain(515), typed.hour_of(515))
from test_end_to_end import until_healthy
try:
    until_healthy("http://127.0.0.1:9", 0.1)
except TimeoutError:
    pass
try:
    typed.hours({"sched_dep_time": "515"})
except TypeError:
    pass
C
python call.py
mkdir twice && sed '8s/test_hour/test_other/' test_twice.py > twice/test_twice.py
cp features.py twice
(cd twice; python -m pytest -q --tb=no test_twice.py)  # exits 1
