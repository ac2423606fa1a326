import sys
from pathlib import Path

import dagster as dg
import steps

GATE = 0.6


# --8<-- [start:data]
class Month(dg.Config):
    month: str


@dg.asset
def flights(config: Month):
    return steps.load(config.month)


@dg.asset_check(asset=flights, blocking=True)
def valid(flights):
    problems = steps.validate(flights)
    return dg.AssetCheckResult(passed=not problems)
    # --8<-- [end:data]


# --8<-- [start:model]
@dg.asset
def model(flights):
    return steps.train(flights)


@dg.asset
def auc(config: Month, model):
    return steps.evaluate(model, steps.load(config.month))
    # --8<-- [end:model]


# --8<-- [start:gate]
@dg.asset_check(asset=auc, blocking=True)
def good_enough(auc):
    return dg.AssetCheckResult(passed=auc >= GATE)


@dg.asset
def pushed(model, auc):
    steps.push(model, Path("serving"))
    # --8<-- [end:gate]


# --8<-- [start:run]
first, following = (Month(month=month) for month in sys.argv[1:3])
result = dg.materialize(
    [flights, valid, model, auc, good_enough, pushed],
    run_config=dg.RunConfig({"flights": first, "auc": following}),
    raise_on_error=False,
)
for event in result.get_asset_materialization_events():
    print("made ", event.asset_key.to_user_string())
for check in result.get_asset_check_evaluations():
    print("check", check.check_name, check.passed)
# --8<-- [end:run]
