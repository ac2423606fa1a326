import warnings

warnings.simplefilter("ignore")

# --8<-- [start:evidently]
from evidently import DataDefinition, Dataset, Report
from evidently.metrics import ValueDrift

from distances import chi_square, jensen_shannon, psi, wasserstein
from flights import read

columns = ["hour", "wind_speed", "origin"]
march, july = (read(m)[columns].dropna() for m in (3, 7))
kinds = DataDefinition(numerical_columns=columns[:2], categorical_columns=columns[2:])
old, new = (Dataset.from_pandas(x, data_definition=kinds) for x in (march, july))
methods = {"psi": psi, "jensenshannon": jensen_shannon, "wasserstein": wasserstein}
asked = [(c, m) for c in columns for m in methods if (c, m) != ("origin", "wasserstein")]
report = Report([ValueDrift(column=c, method=m) for c, m in asked])
found = report.run(new, old).dict()["metrics"]
for (column, method), metric in zip(asked, found):
    by_hand = methods[method](*(x[column].to_numpy() for x in (march, july)))
    print(f"{column:10} {method:13} by hand {by_hand:.3f}  evidently {metric['value']:.3f}")
# --8<-- [end:evidently]

# --8<-- [start:tests]
from scipy.stats import chi2, ks_2samp

tests = Report([
    ValueDrift(column="wind_speed", method="ks"),
    ValueDrift(column="hour", method="ks"),
    ValueDrift(column="origin", method="chisquare"),
])
found = [metric["value"] for metric in tests.run(new, old).dict()["metrics"]]
by_hand = [ks_2samp(march[c], july[c]).pvalue for c in ("wind_speed", "hour")]
statistic = chi_square(march["origin"].to_numpy(), july["origin"].to_numpy())
by_hand.append(chi2.sf(statistic, df=2))
for name, mine, theirs in zip(("wind KS", "hour KS", "origin chi-square"), by_hand, found):
    print(f"{name:18} p by hand {mine:.4f}  evidently {theirs:.4f}")
# --8<-- [end:tests]

# --8<-- [start:preset]
from evidently.presets import DataDriftPreset

report = Report([DataDriftPreset()], include_tests=True)
result = report.run(new, old)
for test in result.dict()["tests"]:
    print(test["status"].value, test["name"])
# --8<-- [end:preset]
result.save_html("drift.html")
