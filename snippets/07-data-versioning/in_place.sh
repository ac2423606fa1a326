course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: track.sh
cd flights

# --8<-- [start:hardlink]
stat -c "%h link  %A %n" data/2013-01.csv
dvc config cache.type hardlink
dvc checkout -q --relink
stat -c "%h links %A %n" data/2013-01.csv
# --8<-- [end:hardlink]

# --8<-- [start:edit_in_place]
chmod u+w data/2013-01.csv
echo "2013-01-31,9,B6,1" >> data/2013-01.csv
md5sum data/2013-01.csv .dvc/cache/files/md5/49/* | cut -c 1-66
dvc status
# --8<-- [end:edit_in_place]

# --8<-- [start:version_is_gone]
dvc checkout --force  # exits 255
dvc pull
# --8<-- [end:version_is_gone]

# --8<-- [start:unprotect]
dvc unprotect data
stat -c "%h link  %A %n" data/2013-01.csv
echo "2013-01-31,9,B6,1" >> data/2013-01.csv
md5sum data/2013-01.csv .dvc/cache/files/md5/49/* | cut -c 1-66
# --8<-- [end:unprotect]
