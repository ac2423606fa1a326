from scipy.stats import chi2, chi2_contingency

from distances import chi_square, jensen_shannon, ks, psi, shares, wasserstein
from flights import read

# --8<-- [start:numbers]
march, july = read(3), read(7)
print("            KS  Wasserstein    PSI    JS")
for column in ("distance", "hour", "wind_speed", "temp"):
    both = [x[column].dropna().to_numpy() for x in (march, july)]
    gaps = f"{ks(*both):.2f}  {wasserstein(*both):11.2f}"
    parts = f"{psi(*both):5.2f}  {jensen_shannon(*both):.2f}"
    print(f"{column:10} {gaps}  {parts}")
# --8<-- [end:numbers]

# --8<-- [start:airports]
old, new = (x["origin"].to_numpy(dtype=object) for x in (march, july))
for share in shares(old, new):
    print("EWR {:.3f}  JFK {:.3f}  LGA {:.3f}".format(*share))
statistic = chi_square(old, new)
print(f"chi-square {statistic:.1f}, p {chi2.sf(statistic, 2):.4f}")
counts = [len(x) * share for x, share in zip((old, new), shares(old, new))]
print(f"two samples: p {chi2_contingency(counts).pvalue:.4f}")
print(f"PSI {psi(old, new):.3f}")
# --8<-- [end:airports]
