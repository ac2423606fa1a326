course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 400
export PIP_CONFIG_FILE=/dev/null PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 MPLBACKEND=agg OMP_NUM_THREADS=1
mkdir flights && cd flights && git init -q
cp ~/snippets/{flights,features,test_features,train,report,gate}.py ~/snippets/{params.json,dvc.yaml} .
mkdir -p .github/workflows data && cp ~/snippets/.github/workflows/model.yml .github/workflows/
cp ~/flights-2013/2013-01.csv data/
printf '%s\n' base/ predictions.csv diff.md report.md verdict.txt difference.png __pycache__/ .pytest_cache/ > .gitignore
dvc init -q
course-remote ~/flights.git
git remote add origin ~/flights.git

# --8<-- [start:first_model]
python train.py && cat metrics.json
git add . && git commit -q -m "feat: a model with its metrics"
git push -q -u origin main
# --8<-- [end:first_model]
eval "$(course-github ada/flights)"

# --8<-- [start:change]
git switch -q -c coarser
sed -i 's/"min_samples_leaf": 20/"min_samples_leaf": 400/' params.json
git commit -q -a -m "feat: a coarser model"
gh api repos/ada/flights/pulls -f title="A coarser model" -f base=main \
  -f head=coarser -f sha="$(git rev-parse HEAD)" --jq .html_url
# --8<-- [end:change]

# --8<-- [start:push]
git push -q -o pull_request origin coarser 2>&1 | grep "🏁\|Success - Main\|Failure\|gate says\|html_url\|http\|model.yml\|❌"
# --8<-- [end:push]

# --8<-- [start:comment]
gh api repos/ada/flights/issues/1/comments --jq .[].body
# --8<-- [end:comment]

# --8<-- [start:worse]
sed -i 's/400/4000/' params.json
git commit -q -a -m "feat: a much coarser model"
git push -q -o pull_request origin coarser 2>&1 |
  grep -o "the gate says.*\|Failure.*\|model.yml.*"
gh api repos/ada/flights/issues/1/comments --jq length
# --8<-- [end:worse]

# --8<-- [start:by_hand]
git worktree add --quiet base origin/main
(cd base && python train.py) && python train.py
dvc metrics diff --md origin/main > diff.md
python report.py && grep AUC report.md
python gate.py  # exits 1
# --8<-- [end:by_hand]
