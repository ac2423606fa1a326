from minutes_late import DAY, minutes_of
from real_flights import departures

versions = {
    "hhmm subtracted": lambda s, a: a - s,
    "in minutes": lambda s, a: minutes_of(a) - minutes_of(s),
    "modulo a day": lambda s, a: (minutes_of(a) - minutes_of(s)) % DAY,
    "from -120 on": lambda s, a: (minutes_of(a) - minutes_of(s) + 120) % DAY - 120,
}
flights = list(departures())
print(f"{len(flights)} departures, {sum(real == 2400 for _, real, _ in flights)} at 2400")
for name, version in versions.items():
    wrong = sum(version(planned, real) != delay for planned, real, delay in flights)
    print(f"{name:16} {wrong:6} wrong")
