# --8<-- [start:cost]
DAY = 500  # what a day of an engineer costs; put in yours


def build(months, start=60, days_a_month=4, machines=200):
    return start * DAY + months * (days_a_month * DAY + machines)


def buy(months, start=15, days_a_month=1, bill=2_400):
    return start * DAY + months * (days_a_month * DAY + bill)
# --8<-- [end:cost]


# --8<-- [start:table]
for months in (6, 12, 24, 36, 48):
    b, p = build(months), buy(months)
    better = "buy" if p < b else "build"
    print(f"{months:3} months  build {b:8,}  buy {p:8,}  {better}")
# --8<-- [end:table]

# --8<-- [start:leave]
leaving = 40 * DAY  # to take everything elsewhere
even = next(m for m in range(1, 200) if buy(m) > build(m))
sooner = next(m for m in range(1, 200) if buy(m) + leaving > build(m))
print("building is cheaper from month", even)
print("and if leaving is counted, from month", sooner)
# --8<-- [end:leave]
