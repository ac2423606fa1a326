# --8<-- [start:percentiles]
import numpy as np

starts = [630, 701, 705, 543, 605, 503, 715, 652, 648, 719]
starts += [778, 565, 523, 554, 516, 496, 518, 543, 536, 485]
starts += [379, 564, 525, 616, 561, 764, 611, 610, 510, 497]

for share in (50, 90, 95):
    print(f"{share} % start within {np.percentile(starts, share):.0f} ms")
print(f"mean {np.mean(starts):.0f} ms, slowest {max(starts)} ms")
# --8<-- [end:percentiles]

# --8<-- [start:chart]
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(6, 4))
axes.hist(starts, bins=12)
for mark in np.percentile(starts, (50, 95)):
    axes.axvline(mark)
axes.set_title("Thirty container starts")
axes.set_xlabel("milliseconds")
axes.set_ylabel("starts")
plt.show()
# --8<-- [end:chart]
