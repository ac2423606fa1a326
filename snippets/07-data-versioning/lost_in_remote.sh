course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: releases.sh
cd flights

# --8<-- [start:lost_object]
rm -f ~/storage/files/md5/49/1a009dc33edff7e4ad87ee6bd33cc9
dvc status --cloud
dvc push
# --8<-- [end:lost_object]

# --8<-- [start:push_the_list_again]
rm -f ~/storage/files/md5/*/*.dir
dvc push --all-tags
# --8<-- [end:push_the_list_again]
