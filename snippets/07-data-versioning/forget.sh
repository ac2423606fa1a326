course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
git init -q claims
cd claims
dvc init -q
dvc remote add -q -d storage ~/storage
cat > claims.csv <<'EOF'
name,flight,date,minutes_late
Lena Fischer,UA1545,2013-01-01,11
Maria Novak,AA1141,2013-01-01,33
Tom Okafor,B6725,2013-01-02,45
Ines Costa,DL461,2013-02-08,61
EOF
dvc add -q claims.csv
git add . && git commit -q -m "Claims to March"
git tag v1.0
cat >> claims.csv <<'EOF'
Maria Novak,UA1714,2013-04-12,75
Paul Byrne,AA707,2013-05-23,52
EOF
dvc add -q claims.csv
git commit -q -a -m "Claims to June"
git tag v2.0
dvc push -q --all-tags

# --8<-- [start:claims]
cat claims.csv
git tag
# --8<-- [end:claims]

# --8<-- [start:remove_from_the_newest]
sed -i "/Maria Novak/d" claims.csv
dvc add -q claims.csv
git commit -q -a -m "Remove one person's claims"
git tag v2.1
# --8<-- [end:remove_from_the_newest]

# --8<-- [start:still_in_old_versions]
grep -r -l "Maria Novak" .dvc/cache ~/storage | sort
cat ~/storage/files/md5/3b/*
# --8<-- [end:still_in_old_versions]

# --8<-- [start:rewrite_old_release]
git checkout -q v1.0
dvc checkout -q
sed -i "/Maria Novak/d" claims.csv
dvc add -q claims.csv
git commit -q -a -m "Claims to March without one person"
git tag v1.1
dvc push -q --all-tags
# --8<-- [end:rewrite_old_release]
git checkout -q main
dvc checkout -q

# --8<-- [start:drop_the_old_bytes]
git tag -d v1.0 v2.0
dvc gc --all-tags --cloud --force
# --8<-- [end:drop_the_old_bytes]

# --8<-- [start:gone]
grep -r "Maria Novak" . ~/storage  # exits 1
git log --oneline --decorate
# --8<-- [end:gone]

# --8<-- [start:old_commit_has_no_data]
git checkout -q main~1
dvc checkout  # exits 255
# --8<-- [end:old_commit_has_no_data]
