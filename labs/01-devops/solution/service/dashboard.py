"""What the screen in the corridor shows: python service/dashboard.py"""

import csv

with open("requests.csv", encoding="utf-8") as file:
    statuses = [int(row["status"]) for row in csv.DictReader(file)]

bad = sum(status >= 500 for status in statuses)
print(f"{len(statuses)} requests in 28 days, {bad} with a status of 500 or more")
print(f"availability {100 - 100 * bad / len(statuses):.2f} %")
