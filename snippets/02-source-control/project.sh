course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 240
mkdir flights && cd flights
git init -q
by() { GIT_AUTHOR_NAME="$1 Student" git commit -q -m "$2"; }
change() { for file in $2; do echo "# $3" >> $file; done; git add . && by "$1" "$3"; }
change Ada "late.py README.md" "feat: is_late"
change Ada "late.py hour.py" "feat: hour_of"
change Grace "share.py" "feat: late_share"
change Ada "hour.py model.py" "feat: a first model"
change Ada "model.py late.py" "fix: no delay, not late"
change Edsger "README.md" "docs: a typo"
change Grace "share.py late.py" "fix: no flights"
# --8<-- [start:who]
git shortlog --summary --numbered HEAD
python ~/snippets/bus_factor.py
# --8<-- [end:who]
mkdir -p .github/ISSUE_TEMPLATE
cp ~/snippets/bug.yml .github/ISSUE_TEMPLATE/bug.yml
cp ~/snippets/citation.yml CITATION.cff
# --8<-- [start:forms]
check-jsonschema --builtin-schema vendor.github-issue-forms \
  .github/ISSUE_TEMPLATE/bug.yml
check-jsonschema --builtin-schema vendor.citation-file-format CITATION.cff
# --8<-- [end:forms]
# --8<-- [start:form_refused]
sed -i 's/type: textarea/type: text/' .github/ISSUE_TEMPLATE/bug.yml
check-jsonschema --builtin-schema vendor.github-issue-forms \
  .github/ISSUE_TEMPLATE/bug.yml | head -3
# --8<-- [end:form_refused]
