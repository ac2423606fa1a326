course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
git init -q --bare flights.git
# --8<-- [start:rule]
cat > flights.git/hooks/pre-receive <<'END'
#!/bin/sh
while read old new ref; do
  if [ "$ref" = refs/heads/main ]; then
    echo "main is protected: push a branch and ask for a review"
    exit 1
  fi
done
END
chmod +x flights.git/hooks/pre-receive
# --8<-- [end:rule]
git clone -q flights.git ada 2> /dev/null && cd ada
git commit -q --allow-empty -m "feat: is_late"
# --8<-- [start:refused]
git push origin main 2>&1 | grep -v "^error\|^To"
git push -q origin main:refs/heads/late && echo pushed
# --8<-- [end:refused]
