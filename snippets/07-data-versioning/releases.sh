course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: track.sh
cd flights

# --8<-- [start:add_three_months]
cp ~/flights-2013/2013-0[4-6].csv data/
dvc status
# --8<-- [end:add_three_months]

# --8<-- [start:second_release]
dvc add -q data
git commit -q -m "Flights of January to June" data.dvc
git tag -a v2.0 -m "January to June 2013"
dvc push
# --8<-- [end:second_release]

# --8<-- [start:pointer_changed]
git diff v1.0 v2.0
# --8<-- [end:pointer_changed]

# --8<-- [start:diff]
dvc diff v1.0 v2.0
# --8<-- [end:diff]

# --8<-- [start:versions_share_files]
find .dvc/cache -type f -name "*.dir" | sort
find .dvc/cache -type f -not -name "*.dir" | wc -l
# --8<-- [end:versions_share_files]

# --8<-- [start:checkout_git_only]
git checkout -q v1.0
cat data.dvc
ls data
# --8<-- [end:checkout_git_only]

# --8<-- [start:checkout_data]
dvc status
dvc checkout
ls data
# --8<-- [end:checkout_data]

# --8<-- [start:back_to_main]
git checkout -q main
dvc checkout
# --8<-- [end:back_to_main]

# --8<-- [start:install_hooks]
dvc install
git checkout -q v1.0
ls data
# --8<-- [end:install_hooks]
git checkout -q main
rm .git/hooks/post-checkout .git/hooks/pre-commit .git/hooks/pre-push
git status --short
