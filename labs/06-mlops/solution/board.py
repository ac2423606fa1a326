"""The screen in the lobby. Linus, one afternoon."""

import csv

with open("/srv/late/predictions.csv") as log:
    for row in csv.reader(log):
        if float(row[2]) > 0.5:
            print(f"{row[1]}  may be late")
