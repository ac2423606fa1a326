import numpy as np

# --8<-- [start:simulate]
rng = np.random.default_rng(0)
noise = 0.012  # of an AUC difference
tolerance = 0.02


def blocked(true_loss, builds=10_000):
    seen = rng.normal(-true_loss, noise, builds)
    bare = seen < 0
    interval = seen + 1.64 * noise < -tolerance
    return bare.mean(), interval.mean()


print("true loss   bare threshold   interval")
for loss in (0.0, 0.02, 0.04, 0.06, 0.08):
    bare, interval = blocked(loss)
    print(f"{loss:9.2f} {bare:13.0%} {interval:12.0%}")
# --8<-- [end:simulate]

# --8<-- [start:chart]
import matplotlib.pyplot as plt

losses = np.linspace(0, 0.08, 17)
odds = np.array([blocked(x) for x in losses])
figure, axes = plt.subplots(figsize=(6, 4))
axes.plot(losses, odds[:, 0], label="bare threshold")
axes.plot(losses, odds[:, 1], label="interval")
axes.axvline(tolerance, color="gray")
axes.set_title("Blocked builds")
axes.set_xlabel("true loss of AUC")
axes.set_ylabel("share blocked")
axes.legend()
plt.show()
# --8<-- [end:chart]
