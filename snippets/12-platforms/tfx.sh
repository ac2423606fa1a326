course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: tfx
# timeout: 570
# measured: 8
mkdir work && cd work
cp ~/snippets/tfx/{prepare,flights_module,pipeline,look}.py ~/snippets/tfx/runners.yaml .
export TF_CPP_MIN_LOG_LEVEL=3 CUDA_VISIBLE_DEVICES= PYTHONHASHSEED=0

# --8<-- [start:prepare]
python prepare.py
wc -l data/train/*.csv data/eval/*.csv | sort -k 2
# --8<-- [end:prepare]

# --8<-- [start:run]
python pipeline.py one_process > pipeline.log 2>&1
cat run1.txt
# --8<-- [end:run]

# --8<-- [start:cached]
cat run2.txt
# --8<-- [end:cached]

# --8<-- [start:refused]
cat run3.txt
ls serving | wc -l
# --8<-- [end:refused]

# --8<-- [start:statistics]
cat statistics.txt
# --8<-- [end:statistics]

# --8<-- [start:schema]
cat schema.txt
# --8<-- [end:schema]

# --8<-- [start:anomalies]
cat anomalies.txt
# --8<-- [end:anomalies]

# --8<-- [start:evaluation]
cat evaluation.txt
# --8<-- [end:evaluation]

# --8<-- [start:transform]
head -3 artifacts/Transform/transform_graph/*/transform_fn/assets/origin
# --8<-- [end:transform]

# --8<-- [start:pushed]
ls serving/*
# --8<-- [end:pushed]

# --8<-- [start:time]
grep -h last run?.txt
# --8<-- [end:time]

# --8<-- [start:lineage]
cat lineage.txt
# --8<-- [end:lineage]
