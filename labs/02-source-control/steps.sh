course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 600

# --8<-- [start:start]
course lab start 02 lab02
cd lab02
ls
git -C server/flights.git log --oneline --decorate
# --8<-- [end:start]

# --8<-- [start:first_check]
course lab check  # exits 1
# --8<-- [end:first_check]

# --8<-- [start:clone]
git clone server/flights.git ada
git clone server/flights.git grace
git -C ada config user.name Ada
git -C ada config user.email ada@example.org
git -C grace config user.name Grace
git -C grace config user.email grace@example.org
# --8<-- [end:clone]

# --8<-- [start:first_push]
cd ~/lab02/ada
echo "Ada and Grace work on it." >> README.md
git commit --all --message "Added us"
git push  # exits 1
# --8<-- [end:first_push]

# --8<-- [start:amend]
git commit --amend --message "docs: who works on it"
git push
# --8<-- [end:amend]

cd ~/lab02/grace
cat >> features.py <<'END'


def late_share(delays):
    """Return the share of late flights among these arrival delays."""
    return sum(is_late(delay) for delay in delays) / len(delays)
END
# --8<-- [start:refused]
cd ~/lab02/grace
tail -4 features.py
git commit --all --message "feat: the share of late flights"
git push  # exits 1
# --8<-- [end:refused]

# --8<-- [start:fetch]
git fetch
git log --oneline --graph --all -3
git diff --stat HEAD...origin/main
# --8<-- [end:fetch]

# --8<-- [start:rebase_own]
git rebase --quiet origin/main
git log --oneline --graph --all -3
git push
# --8<-- [end:rebase_own]

# --8<-- [start:check_refused]
cd ~/lab02
course lab check  # exits 1
# --8<-- [end:check_refused]

# --8<-- [start:branch]
cd ~/lab02/ada
git pull
git switch --create feat/weekend
# --8<-- [end:branch]

sed -i '2a from datetime import date\n' features.py
cat >> features.py <<'END'


def is_weekend(day):
    """Return whether a day such as "2013-01-05" is a Saturday or a Sunday."""
    return date.fromisoformat(day).weekday() >= 4
END
# --8<-- [start:weekend]
git diff
git commit --all --message "feat: flights on a weekend"
git push --set-upstream origin feat/weekend
# --8<-- [end:weekend]

# --8<-- [start:request]
git request-pull origin/main ~/lab02/server/flights.git feat/weekend
# --8<-- [end:request]

# --8<-- [start:review]
cd ~/lab02/grace
git fetch
git log --oneline main..origin/feat/weekend
git switch feat/weekend
python -c "from features import is_weekend; print(is_weekend('2013-01-04'))"
python -c "from datetime import date; print(date(2013, 1, 4).strftime('%A'))"
# --8<-- [end:review]

cd ~/lab02/ada
sed -i 's/weekday() >= 4/weekday() >= 5/' features.py
# --8<-- [start:answer]
cd ~/lab02/ada
git commit --all --message "fix: a Friday is no weekend"
git push
# --8<-- [end:answer]

# --8<-- [start:accept]
cd ~/lab02/grace
git pull
python -c "from features import is_weekend; print(is_weekend('2013-01-04'), is_weekend('2013-01-05'))"
git switch main
git merge --no-ff --no-edit feat/weekend
git push
git push origin --delete feat/weekend
git branch --delete feat/weekend
git log --oneline --graph -5
# --8<-- [end:accept]

# --8<-- [start:threshold_branch]
cd ~/lab02/ada
git switch main
git pull --prune
git branch --delete feat/weekend
git switch --create feat/threshold
# --8<-- [end:threshold_branch]

sed -i 's/^def is_late.*/def is_late(arr_delay, minutes=15):/; s/arrived 15 or more minutes late/arrived so many minutes late, or more/; s/return arr_delay >= 15/return arr_delay >= minutes/' features.py
# --8<-- [start:threshold]
git diff
git commit --all --message "feat: another limit for late flights"
# --8<-- [end:threshold]

cd ~/lab02/grace
sed -i 's/return arr_delay >= 15/return arr_delay is not None and arr_delay >= 15/; s/15 or more minutes late\./15 or more minutes late; None did not arrive./' features.py
# --8<-- [start:none]
cd ~/lab02/grace
git diff
git commit --all --message "fix: a flight that did not arrive is not late"
git push
# --8<-- [end:none]

# --8<-- [start:merge]
cd ~/lab02/ada
git switch main
git pull
git merge feat/threshold  # exits 1
git status --short
sed -n '/^<<<<<<</,/^>>>>>>>/p' features.py
# --8<-- [end:merge]

# --8<-- [start:base]
git merge-base main feat/threshold
git show "$(git merge-base main feat/threshold)":features.py | grep -A 2 "def is_late"
# --8<-- [end:base]

python - <<'END'
import re
from pathlib import Path

both = '''def is_late(arr_delay, minutes=15):
    """Return whether a flight arrived so many minutes late, or more; None did not arrive."""
    return arr_delay is not None and arr_delay >= minutes
'''
file = Path("features.py")
file.write_text(re.sub(r"<<<<<<<.*?>>>>>>>[^\n]*\n", both, file.read_text(), flags=re.S))
END
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
# --8<-- [start:resolved]
grep -A 2 "def is_late" features.py
python -c "from features import is_late; print(is_late(20), is_late(20, 30), is_late(None))"
python -m pytest --quiet
git add features.py
git commit --no-edit
git push
git log --oneline --graph -4
# --8<-- [end:resolved]

# --8<-- [start:check_merge]
cd ~/lab02
course lab check  # exits 1
# --8<-- [end:check_merge]

# --8<-- [start:cancelled_branch]
cd ~/lab02/grace
git pull
git switch --create feat/cancelled
# --8<-- [end:cancelled_branch]

sed -i 's|^    return sum(is_late(delay) for delay in delays).*|    flights = [delay for delay in delays if delay is not None]\n    return sum(is_late(delay) for delay in flights) / len(flights)|' features.py
# --8<-- [start:cancelled]
git diff -U1
git commit --all --message "feat: the share leaves out flights that did not arrive"
git push --quiet --set-upstream origin feat/cancelled
# --8<-- [end:cancelled]

cd ~/lab02/ada
git branch --delete feat/threshold
sed -i 's|^    return sum(is_late(delay) for delay in delays).*|& if delays else 0.0|' features.py
# --8<-- [start:empty]
cd ~/lab02/ada
git diff -U1
git commit --all --message "fix: the share of no flights at all is 0"
git push
# --8<-- [end:empty]

# --8<-- [start:rebase]
cd ~/lab02/grace
git fetch
git rebase --quiet origin/main  # exits 1
sed -n '/^<<<<<<</,/^>>>>>>>/p' features.py
# --8<-- [end:rebase]

python - <<'END'
import re
from pathlib import Path

both = '''    flights = [delay for delay in delays if delay is not None]
    return sum(is_late(delay) for delay in flights) / len(flights) if flights else 0.0
'''
file = Path("features.py")
file.write_text(re.sub(r"<<<<<<<.*?>>>>>>>[^\n]*\n", both, file.read_text(), flags=re.S))
END
# --8<-- [start:continue]
grep -A 3 "def late_share" features.py
python -c "from features import late_share; print(late_share([20, None, 5]), late_share([]), late_share([None]))"
git add features.py
git -c core.editor=true rebase --continue
git status
# --8<-- [end:continue]

# --8<-- [start:lease]
git push  # exits 1
git push --force-with-lease
# --8<-- [end:lease]

# --8<-- [start:forward]
git switch main
git pull
git merge --ff-only feat/cancelled
git push
git log --oneline --graph -4
# --8<-- [end:forward]

# --8<-- [start:protected]
git commit --amend --message "feat: I was never here"
git push --force  # exits 1
git reset --hard origin/main
# --8<-- [end:protected]

# --8<-- [start:untidy]
cd ~/lab02/ada
git pull --quiet
python report.py
git status --short
git ls-files
cat .env
# --8<-- [end:untidy]

printf '.env\n*.log\n__pycache__/\n.pytest_cache/\n' > .gitignore
# --8<-- [start:ignore]
cat .gitignore
git check-ignore --verbose debug.log
git check-ignore --verbose .env  # exits 1
# --8<-- [end:ignore]

# --8<-- [start:untrack]
git rm --cached .env
git add .gitignore
git commit --message "chore: keep settings, logs and caches out of Git"
git push
git check-ignore --verbose .env
ls .env
# --8<-- [end:untrack]

# --8<-- [start:gone]
cd ~/lab02/grace
ls .env
git pull
ls .env  # exits 2
git show HEAD~1:.env > .env
git status --short
# --8<-- [end:gone]

# --8<-- [start:wrong_hour]
cd ~/lab02/ada
python ../check_hour.py  # exits 1
python -m pytest --quiet
# --8<-- [end:wrong_hour]

# --8<-- [start:bisect]
git bisect start
git bisect bad main
git bisect good v0.1.0
git bisect run python ../check_hour.py
git bisect reset
# --8<-- [end:bisect]

# --8<-- [start:overwritten]
ls .env  # exits 2
git show 4ee1651:.env > .env
# --8<-- [end:overwritten]

# --8<-- [start:revert]
git show --format="%h %an: %s" 461e52a
git revert --no-edit 461e52a
python ../check_hour.py
git push
# --8<-- [end:revert]

# --8<-- [start:check_undo]
cd ~/lab02
course lab check  # exits 1
# --8<-- [end:check_undo]

# --8<-- [start:messages]
cd ~/lab02/grace
git pull --quiet
cz check --rev-range v0.1.0..HEAD
git log --no-merges --format=%s v0.1.0..HEAD
# --8<-- [end:messages]

# --8<-- [start:bump]
cz bump --changelog
git log --oneline --decorate -2
git cat-file -t v0.2.0
# --8<-- [end:bump]

# --8<-- [start:changelog]
cat CHANGELOG.md
# --8<-- [end:changelog]

# --8<-- [start:push_tag]
git push --follow-tags
cd ~/lab02/ada
git pull
git describe
# --8<-- [end:push_tag]

# --8<-- [start:last_check]
cd ~/lab02
course lab check
# --8<-- [end:last_check]

# --8<-- [start:identity]
git -C ada shortlog --summary --numbered --no-merges main
git -C ada log --format="%h %an, committed by %cn: %s" --author=Grace -3
# --8<-- [end:identity]
