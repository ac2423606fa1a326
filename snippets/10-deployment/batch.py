import json
import os
import sys
from pathlib import Path

import skops.io
from flights import TRUSTED, features, load

# --8<-- [start:batch]
release, month = Path(sys.argv[1]), sys.argv[2]
about = json.loads((release / "release.json").read_text())
model = skops.io.load(release / "model.skops", trusted=TRUSTED)
flights = load([month])
flights["risk"] = model.predict_proba(features(flights))[:, 1].round(3)
flights["release"] = about["version"]
part, whole = Path(f"risks-{month}.part"), Path(f"risks-{month}.csv")
flights.to_csv(part, index=False)
os.replace(part, whole)
# --8<-- [end:batch]
print(f"{len(flights)} risks in {whole}, mean {flights['risk'].mean():.3f}")
