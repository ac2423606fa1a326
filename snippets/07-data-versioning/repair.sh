course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: releases.sh
cd flights

# --8<-- [start:damage]
cached=.dvc/cache/files/md5/49/1a009dc33edff7e4ad87ee6bd33cc9
chmod u+w $cached && sed -i 2d $cached && chmod u-w $cached
md5sum $cached | cut -c 1-66
# --8<-- [end:damage]

# --8<-- [start:damage_goes_unseen]
rm data/2013-01.csv
dvc checkout -q
wc -l data/2013-01.csv
dvc status
# --8<-- [end:damage_goes_unseen]

# --8<-- [start:mend_cache]
rm -f $cached data/2013-01.csv
dvc pull
md5sum data/2013-01.csv
# --8<-- [end:mend_cache]

stored=~/storage/files/md5/49/1a009dc33edff7e4ad87ee6bd33cc9
chmod u+w $stored && sed -i 2d $stored
rm -r -f .dvc/cache data
# --8<-- [start:damaged_remote]
dvc pull
md5sum data/2013-01.csv
# --8<-- [end:damaged_remote]

rm -r -f .dvc/cache data
# --8<-- [start:verify]
dvc remote modify storage verify true
dvc pull  # exits 1
# --8<-- [end:verify]
