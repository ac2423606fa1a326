# --8<-- [start:percentiles]
import numpy as np

starts = [640, 650]

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
