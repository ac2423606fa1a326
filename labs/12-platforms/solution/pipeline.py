"""Run the pipeline, its first half or the whole, on one delivery or several: python pipeline.py data|whole DELIVERY …"""

import sys
from pathlib import Path

import report
from data_part import data_part
from model_part import model_part
from records import DATABASE
from tfx import v1 as tfx

BEAM = ["--direct_running_mode=in_memory", "--direct_num_workers=1"]


# --8<-- [start:run]
def run(part: str, delivery: str) -> None:
    """Run a part of the pipeline on a delivery."""
    components = data_part(delivery)
    if part == "whole":
        examples, _, schema, _ = components
        components += model_part(examples, schema)
    sqlite = tfx.orchestration.metadata.sqlite_metadata_connection_config
    pipeline = tfx.dsl.Pipeline(
        pipeline_name="late-flights",
        pipeline_root=str(Path("artifacts").resolve()),
        components=components,
        enable_cache=True,
        metadata_connection_config=sqlite(DATABASE),
        beam_pipeline_args=BEAM,
    )
    tfx.orchestration.LocalDagRunner().run(pipeline)
    # --8<-- [end:run]


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("data", "whole"):
        sys.exit("python pipeline.py data|whole DELIVERY …")
    for delivery in sys.argv[2:]:
        before = report.last()
        run(sys.argv[1], delivery)
        report.write(before, Path(f"reports/{sys.argv[1]}-{delivery}.txt"))
