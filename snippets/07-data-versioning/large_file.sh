course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 120
mkdir with-git with-lfs with-dvc clone
cp snippets/make_big.py .

# --8<-- [start:big_files]
python make_big.py radar-january.bin 1
python make_big.py radar-february.bin 2
du -h --apparent-size *.bin
# --8<-- [end:big_files]

cd ~/with-git
git init -q
# --8<-- [start:git_commits_both]
cp ~/radar-january.bin radar.bin
git add radar.bin && git commit -q -m "Radar images to January"
du -sh --apparent-size .git
cp ~/radar-february.bin radar.bin
git add radar.bin && git commit -q -m "Radar images to February"
du -sh --apparent-size .git
# --8<-- [end:git_commits_both]

# --8<-- [start:git_delete_does_not_help]
git rm -q radar.bin && git commit -q -m "Remove the radar images"
du -sh --apparent-size .git
git clone -q . ~/clone
ls ~/clone
du -sh --apparent-size ~/clone/.git
# --8<-- [end:git_delete_does_not_help]

cd ~/with-lfs
git init -q
git lfs install --local > /dev/null
cp ~/radar-january.bin radar.bin
# --8<-- [start:lfs_track]
git lfs track "*.bin"
git add .gitattributes radar.bin
git commit -q -m "Radar images to January"
cat .gitattributes
# --8<-- [end:lfs_track]
# --8<-- [start:lfs_pointer]
git show HEAD:radar.bin
# --8<-- [end:lfs_pointer]
# --8<-- [start:lfs_keeps_both]
cp ~/radar-february.bin radar.bin
git commit -q -a -m "Radar images to February"
git lfs ls-files --all --size
# --8<-- [end:lfs_keeps_both]

cd ~/with-dvc
git init -q
dvc init -q
cp ~/radar-january.bin radar.bin
# --8<-- [start:dvc_add]
dvc add -q radar.bin
git add radar.bin.dvc .gitignore
git commit -q -m "Radar images to January"
cat radar.bin.dvc
# --8<-- [end:dvc_add]
# --8<-- [start:dvc_keeps_both]
cp ~/radar-february.bin radar.bin
dvc add -q radar.bin
git commit -q -a -m "Radar images to February"
git diff HEAD~1 -- radar.bin.dvc | grep "^[-+]- md5"
du -h --apparent-size .dvc/cache/files/md5/*/*
# --8<-- [end:dvc_keeps_both]

cd ~
# --8<-- [start:sizes_side_by_side]
du -sm --apparent-size with-*/.git/objects
du -sm --apparent-size with-lfs/.git/lfs with-dvc/.dvc/cache
# --8<-- [end:sizes_side_by_side]
