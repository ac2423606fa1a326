course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 400
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 COLUMNS=72
cd snippets
cp origins.py /tmp/origins.py

# --8<-- [start:hash_order]
for seed in 1 2 3 4 5 6 7 8; do
  export PYTHONHASHSEED=$seed
  echo "seed $seed: $(pytest -q --tb=no test_origins.py | tail -1)"
done
# --8<-- [end:hash_order]

# --8<-- [start:sorted]
sed -i 's/list(/sorted(/' origins.py
for seed in 1 2 3 4 5 6 7 8; do
  PYTHONHASHSEED=$seed pytest -q test_origins.py | tail -1
done | grep -c passed
# --8<-- [end:sorted]

# --8<-- [start:order]
pytest -q test_order.py
pytest -q --tb=line test_order.py::test_share_is_reused  # exits 1
# --8<-- [end:order]

# --8<-- [start:clock]
pytest -q --tb=no test_recent.py  # exits 1
pytest -q test_recent_mended.py
# --8<-- [end:clock]
cp /tmp/origins.py .
python -m pytest -q --tb=no test_origins.py test_order.py test_recent.py test_recent_mended.py  # exits 1
