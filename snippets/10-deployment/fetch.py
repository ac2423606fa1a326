import json
import sys
from pathlib import Path

import mlflow
from flights import features, load
from mlflow import MlflowClient

client = MlflowClient()
MODEL = "late-flights"


# --8<-- [start:fetch]
def fetch(wanted: str) -> None:
    if wanted.isdigit():
        version = client.get_model_version(MODEL, wanted)
    else:
        version = client.get_model_version_by_alias(MODEL, wanted)
    number = str(version.version)
    folder = Path("releases") / number
    source = f"models:/{MODEL}/{number}"
    mlflow.artifacts.download_artifacts(source, dst_path=str(folder))
    tags = client.get_run(version.run_id).data.tags
    write(folder / "release.json", {
        "model": MODEL, "version": number,
        "commit": tags["mlflow.source.git.commit"][:7],
    })
    # --8<-- [end:fetch]
    golden(folder)
    print(f"{wanted} is version {number}, now in {folder}")


# --8<-- [start:golden]
def golden(folder: Path) -> None:
    flights = features(load(["01"]).head(5))
    model = mlflow.sklearn.load_model(str(folder))
    risks = model.predict_proba(flights)[:, 1].round(3).tolist()
    records = flights.to_dict(orient="records")
    write(folder / "golden.json", {"flights": records, "risks": risks})
# --8<-- [end:golden]


def write(path: Path, content: dict) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n")


for each in sys.argv[1:]:
    fetch(each)
