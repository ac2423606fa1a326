# --8<-- [start:percentiles]
import numpy as np

starts = [2488, 1926, 2021, 1462, 2027, 1203, 1367, 1538, 1688, 1954]
starts += [1610, 1124, 2103, 1563, 1390, 1321, 1287, 1014, 1273, 1390]
starts += [923, 1547, 1834, 1370, 1109, 1191, 1151, 1423, 1698, 1487]

for share in (50, 90, 95):
    print(f"{share} % start within {np.percentile(starts, share):.0f} ms")
print(f"mean {np.mean(starts):.0f} ms, slowest {max(starts)} ms")
# --8<-- [end:percentiles]

# --8<-- [start:chart]
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(6, 4))
axes.hist(starts, bins=12)
for share in (50, 95):
    axes.axvline(np.percentile(starts, share))
axes.set_title("Thirty container starts")
axes.set_xlabel("milliseconds")
axes.set_ylabel("starts")
plt.show()
# --8<-- [end:chart]
