# --8<-- [start:nines]
for target in (0.9, 0.99, 0.999, 0.9999, 0.99999):
    minutes = (1 - target) * 28 * 24 * 60
    print(f"{target:.3%} in 28 days may be down {minutes:7.1f} minutes")
# --8<-- [end:nines]
