# --8<-- [start:read]
import pandas as pd

log = pd.read_csv("requests.csv", parse_dates=["time"])
log["good"] = log["status"].between(200, 499)
log["fast"] = log["ms"] <= 100
log.groupby("status").size().to_frame("requests")
# --8<-- [end:read]

# --8<-- [start:percentiles]
answered = log[log["status"] == 200]
print(f"mean {answered['ms'].mean():6.1f} ms")
for share in (0.50, 0.95, 0.99, 0.999):
    ms = answered["ms"].quantile(share)
    print(f"p{share * 100:<4g} {ms:5.1f} ms")
# --8<-- [end:percentiles]

# --8<-- [start:attainment]
OBJECTIVES = {"availability": 0.99, "latency": 0.97}
measured = {"availability": log["good"], "latency": answered["fast"]}
for name, target in OBJECTIVES.items():
    events = measured[name]
    allowed, bad = (1 - target) * len(events), (~events).sum()
    print(f"{name}: {events.mean():.2%} (objective {target:.1%})")
    left = 1 - bad / allowed
    print(f"  budget {allowed:.0f} bad, spent {bad}, left {left:.0%}")
# --8<-- [end:attainment]

log["day"] = (log["time"] - pd.Timestamp("2026-01-05")) / pd.Timedelta("1D")

# --8<-- [start:budget]
import matplotlib.pyplot as plt

bad = (~log["good"]).cumsum()
left = 100 * (1 - bad / (0.01 * len(log)))

plt.figure(figsize=(6, 4))
plt.plot(log["day"][::10], left[::10])
plt.title("Error budget left")
plt.xlabel("day of the 28")
plt.ylabel("%")
plt.ylim(0, 100)
plt.show()
# --8<-- [end:budget]


# --8<-- [start:burn]
def burn_rate(window):
    """Share of bad requests in the window, over the allowed share."""
    bad = (~log.set_index("time")["good"]).rolling(window)
    return bad.mean() / 0.01


def alerts(long, short, rate):
    """When an alert begins: both windows are above the rate."""
    on = (burn_rate(long) > rate) & (burn_rate(short) > rate)
    return on.index[on & ~on.shift(fill_value=False)]


# --8<-- [end:burn]

# --8<-- [start:rules]
RULES = [
    ("page", "1h", "5min", 14.4),
    ("page", "6h", "30min", 6),
    ("ticket", "3D", "6h", 1),
]
for kind, long, short, rate in RULES:
    begun = alerts(long, short, rate)
    days = len(set(begun.date))
    rule = f"{kind:6} {long} and {short:5} > {rate:4}"
    print(f"{rule}: {len(begun):2} times, {days} days")
# --8<-- [end:rules]

# --8<-- [start:burn_chart]
plt.figure(figsize=(6, 4))
plt.plot(log["day"], burn_rate("6h"))
plt.axhline(6, linestyle="--", color="#9a2f5b")
plt.title("Burn rate over 6 hours")
plt.xlabel("day of the 28")
plt.ylabel("times too fast")
plt.show()
# --8<-- [end:burn_chart]

# --8<-- [start:alone]
for moment in alerts("1h", "5min", 14.4):
    before = moment - pd.Timedelta("1h")
    hour = log[log["time"].between(before, moment)]
    if (~hour["good"]).sum() == 1:
        print(f"{moment:%d %b %H:%M} paged for 1 bad of {len(hour)}")
# --8<-- [end:alone]
