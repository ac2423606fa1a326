from flights import read

# --8<-- [start:alarms]
year = read(*range(4, 13))
share = year.groupby("date")["late"].mean()
high = share > 0.35
rules = {
    "one day above 0.35": high,
    "three days in a row": high.astype(int).rolling(3).min() == 1,
    "mean of a week": share.rolling(7).mean() > 0.35,
}
for name, alarm in rules.items():
    begins = alarm & ~alarm.shift(fill_value=False)
    print(f"{name:18} {alarm.sum():3} days, {begins.sum():3} alarms")
# --8<-- [end:alarms]
