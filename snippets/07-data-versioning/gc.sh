# continues: releases.sh
cd flights
git checkout -q v1.0
dvc checkout -q

# --8<-- [start:dry_run]
dvc gc --workspace --dry || true
# --8<-- [end:dry_run]
dvc gc --all-tags --dry || true
dvc gc --workspace --not-in-remote --dry || true
dvc gc --workspace < /dev/null || true
dvc gc --workspace --force
find .dvc/cache -type f | wc -l
git checkout -q main
dvc checkout || true
dvc pull
dvc gc --workspace --cloud --dry
git checkout -q v1.0
dvc checkout
dvc gc --workspace --cloud --force
git checkout -q main
dvc checkout || true
dvc pull || true
