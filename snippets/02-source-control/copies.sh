course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir share && cd share
printf "ORIGIN = 'all'\nMONTHS = 12\n" > settings.py

# --8<-- [start:two_copies]
cp settings.py ~/ada.py      # Ada takes a copy
cp settings.py ~/grace.py    # so does Grace
sed -i "s/all/JFK/" ~/ada.py
sed -i "s/12/6/" ~/grace.py
# --8<-- [end:two_copies]
# --8<-- [start:lost_update]
cp ~/ada.py settings.py      # Ada saves at 10:00
cp ~/grace.py settings.py    # Grace saves at 10:05
cat settings.py
# --8<-- [end:lost_update]
