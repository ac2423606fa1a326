# continues: track.sh
cd flights
dvc config cache.type hardlink
dvc checkout -q --relink

ls -i data/2013-01.csv .dvc/cache/files/md5/49/* | cut -d " " -f 2 
chmod u+w data/2013-01.csv
sed -i 2d data/2013-01.csv
ls -i data .dvc/cache/files/md5/49
dvc status
ls .dvc/cache/files/md5/*
dvc checkout -f || true
dvc pull
dvc checkout -q --relink
wc -l data/2013-01.csv
chmod u+w data/2013-01.csv
head -1 ~/flights-2013/2013-02.csv >> data/2013-01.csv 
md5sum data/2013-01.csv .dvc/cache/files/md5/49/*
chmod u-w data/2013-01.csv
dvc status
cp ~/flights-2013/2013-04.csv data
dvc add data || true
cat data.dvc
cd ~
git clone flights fff
cd fff
dvc pull
dvc config cache.type hardlink
dvc checkout -q --relink
dvc unprotect data
ls -l data | cut -c1-10,40-
