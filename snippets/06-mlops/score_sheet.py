# --8<-- [start:sheet]
from pathlib import Path

import pandas as pd

sheet = pd.read_csv(Path.home() / "snippets" / "sheet.csv")
sheet[sheet["points"] > 0]
# --8<-- [end:sheet]

# --8<-- [start:score]
def ml_test_score(sheet):
    # BEGIN SOLUTION: return the smallest of the four sections' sums
    return sheet.groupby("section")["points"].sum().min()
    # END SOLUTION


print("ML Test Score:", ml_test_score(sheet))
# --8<-- [end:score]

# --8<-- [start:check_score]
# hint: Four sections, so four sums: sheet.groupby("section")["points"].sum()
# hint: A chain is as strong as its weakest link: not the sum, not the mean of the four.
# hint: return sheet.groupby("section")["points"].sum().min()
def example(*sums):
    names = ["data", "model", "infrastructure", "monitoring"]
    return pd.DataFrame({"section": names * 2, "points": [s / 2 for s in sums] * 2})


found = ml_test_score(example(4, 3, 2, 1))
assert found != 10, "10 is the sum of all points; good tests of data would hide that nobody watches production"
assert found != 2.5, "2.5 is the mean; a strong section would pay for a weak one"
assert found == 1, f"sections with 4, 3, 2 and 1 points give 1, the weakest; yours gives {found}"
assert ml_test_score(example(5, 5, 5, 0)) == 0, "a section with no points makes the score 0"
# --8<-- [end:check_score]

# --8<-- [start:mend]
print(sheet.groupby("section")["points"].sum())
skew = sheet["test"] == "training and serving compute equal features"
sheet.loc[skew, "points"] = 1
print("with one test of skew, automated:", ml_test_score(sheet))
# --8<-- [end:mend]
