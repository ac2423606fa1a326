course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: tfx
# timeout: 1500

# --8<-- [start:start]
course lab start 12 lab12
cd lab12
export TF_CPP_MIN_LOG_LEVEL=3 CUDA_VISIBLE_DEVICES= PYTHONHASHSEED=0
ls
# --8<-- [end:start]

# --8<-- [start:first_check]
course lab check  # exits 1
# --8<-- [end:first_check]

# --8<-- [start:deliveries]
wc -l deliveries/1/*/*.csv
head -3 deliveries/1/train/2013-01.csv
# --8<-- [end:deliveries]

course lab solution data > ~/solution.txt
cp solution/data_part.py .
# --8<-- [start:data]
python pipeline.py data 1 > pipeline.log 2>&1
cat reports/data-1.txt
# --8<-- [end:data]

# --8<-- [start:files]
ls artifacts
ls artifacts/ExampleValidator/anomalies/*/*
# --8<-- [end:files]

# --8<-- [start:check_data]
course lab check  # exits 1
# --8<-- [end:check_data]

# --8<-- [start:anomaly]
python pipeline.py data 2 > pipeline.log 2>&1
cat reports/data-2.txt
# --8<-- [end:anomaly]

course lab solution anomaly > ~/solution.txt
cp solution/verdict.yml .
# --8<-- [start:verdict]
cat verdict.yml
# --8<-- [end:verdict]

course lab solution gate > ~/solution.txt
cp solution/model_part.py .
# --8<-- [start:gate]
python pipeline.py whole 1 3 > pipeline.log 2>&1
# --8<-- [end:gate]

# --8<-- [start:good]
cat reports/whole-1.txt
# --8<-- [end:good]

# --8<-- [start:poor]
cat reports/whole-3.txt
# --8<-- [end:poor]

# --8<-- [start:pushed]
ls artifacts/Evaluator/blessing/*
ls serving | wc -l
# --8<-- [end:pushed]

course lab solution lineage > ~/solution.txt
cp solution/lineage.py .
# --8<-- [start:lineage]
python lineage.py
# --8<-- [end:lineage]

course lab solution touched > ~/solution.txt
cp solution/touched.py solution/incident.yml .
# --8<-- [start:touched]
python touched.py 3
# --8<-- [end:touched]

# --8<-- [start:reason]
head -2 deliveries/[13]/train/2013-01.csv
grep "late mean" reports/whole-1.txt reports/whole-3.txt
# --8<-- [end:reason]

# --8<-- [start:incident]
cat incident.yml
# --8<-- [end:incident]

# --8<-- [start:commit]
git add .
git commit -q -m "A pipeline with two gates, and an answer to the airline"
# --8<-- [end:commit]

# --8<-- [start:last_check]
course lab check
# --8<-- [end:last_check]
