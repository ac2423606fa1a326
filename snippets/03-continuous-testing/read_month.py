import csv


def read_month(path):
    with open(path, newline="") as file:
        return [
            {**row, "arr_delay": float(row["arr_delay"])}
            for row in csv.DictReader(file)
        ]
