course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir flights && cd flights
mkdir data
cp ~/flights-2013/2013-0[1-3].csv data/

# --8<-- [start:init]
git init -q
dvc init -q
git status --short
git commit -q -m "Start a DVC project"
# --8<-- [end:init]

# --8<-- [start:add]
ls data
dvc add -q data
git status --short --untracked-files=all
# --8<-- [end:add]

# --8<-- [start:dvc_file]
cat data.dvc
cat .gitignore
# --8<-- [end:dvc_file]

# --8<-- [start:cache_layout]
find .dvc/cache -type f | sort
# --8<-- [end:cache_layout]

# --8<-- [start:address_is_md5]
md5sum data/*
# --8<-- [end:address_is_md5]

# --8<-- [start:directory_object]
python -m json.tool .dvc/cache/files/md5/08/*.dir
# --8<-- [end:directory_object]

# --8<-- [start:cache_is_read_only]
stat -c "%A %n" .dvc/cache/files/md5/49/*
stat -c "%A %n" data/2013-01.csv
# --8<-- [end:cache_is_read_only]

# --8<-- [start:no_remote]
dvc push  # exits 1
# --8<-- [end:no_remote]

# --8<-- [start:add_remote]
dvc remote add -d storage ~/storage
cat .dvc/config
# --8<-- [end:add_remote]

# --8<-- [start:tag_release]
git add .dvc/config data.dvc .gitignore
git commit -q -m "Flights of January to March"
git tag -a v1.0 -m "January to March 2013"
# --8<-- [end:tag_release]

# --8<-- [start:push]
dvc push
find ~/storage -type f | sort
# --8<-- [end:push]
