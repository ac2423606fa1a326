# continues: releases.sh
cd flights

# --8<-- [start:damage]
cached=.dvc/cache/files/md5/49/1a009dc33edff7e4ad87ee6bd33cc9
chmod u+w $cached && sed -i 2d $cached && chmod u-w $cached
md5sum $cached
# --8<-- [end:damage]

# --8<-- [start:dvc_trusts_read_only]
rm data/2013-01.csv
dvc checkout
wc -l data/2013-01.csv data/2013-02.csv
dvc status
# --8<-- [end:dvc_trusts_read_only]

dvc pull
dvc fetch
dvc doctor | head -3 || true
md5sum data/2013-01.csv
dvc push
# --8<-- [start:mend]
rm -f $cached
dvc checkout || true
dvc pull --force || true
md5sum data/2013-01.csv
# --8<-- [end:mend]

chmod u+w ~/storage/files/md5/49/*
echo "broken" >> ~/storage/files/md5/49/1a009dc33edff7e4ad87ee6bd33cc9
rm -rf .dvc/cache data
dvc pull || true
md5sum data/2013-01.csv || true
rm -rf .dvc/cache data
dvc remote modify storage verify true
cat .dvc/config
dvc pull || true
ls data
