course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: releases.sh
cd flights

git checkout -q v1.0
dvc checkout -q
# --8<-- [start:dry_run]
dvc gc --workspace --dry 2> /dev/null | grep -o "md5/.*" | sort
# --8<-- [end:dry_run]

# --8<-- [start:workspace_only]
dvc gc --workspace --force
git checkout -q main
dvc checkout  # exits 255
# --8<-- [end:workspace_only]

# --8<-- [start:remote_saves]
dvc pull
# --8<-- [end:remote_saves]

# --8<-- [start:keep_all_tags]
dvc gc --all-branches --all-tags --force
# --8<-- [end:keep_all_tags]

# --8<-- [start:cloud_is_final]
dvc gc --workspace --cloud --force
git checkout -q v1.0
dvc pull  # exits 1
# --8<-- [end:cloud_is_final]
