from flights import chance, fit, read
from page_hinkley import page_hinkley

champion = fit(read(1, 2, 3))
year = read(*range(4, 13))
errors = (year["late"] - chance(champion, year)).to_numpy()
dates = year["date"].to_numpy()

# --8<-- [start:year]
for limit in (20, 40, 60):
    found, start = [], 0
    while place := page_hinkley(errors[start:], limit=limit):
        start += place + 1
        found.append(dates[start - 1][5:])
    first = ", ".join(found[:3])
    print(f"limit {limit}: {len(found):2} alarms, first {first}")
# --8<-- [end:year]
