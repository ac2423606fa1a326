import pandas as pd
import pytest

from flights import auc, chance, fit, read

pytestmark = pytest.mark.model


# --8<-- [start:mechanics]
def test_same_data_same_model(model):
    again = fit(read(1, 2, 3))
    april = read(4)
    assert chance(again, april) == pytest.approx(chance(model, april))


def test_it_can_learn_ten_flights_by_heart():
    few = read(1).groupby("late").head(5)
    eager = fit(few, min_samples_leaf=1, max_iter=200)
    assert auc(few["late"], chance(eager, few)) == 1.0
    # --8<-- [end:mechanics]


# --8<-- [start:behaviour]
@pytest.mark.parametrize("origin", ["EWR", "JFK", "LGA"])
def test_evening_is_riskier_than_morning(model, flight, origin):
    rows = [flight(origin=origin, hour=hour) for hour in (7, 19)]
    day = pd.DataFrame(rows)
    morning, evening = chance(model, day)
    assert evening > morning


@pytest.mark.xfail(reason="the model has seen capital letters only")
def test_letter_case_does_not_matter(model, flight):
    pair = pd.DataFrame([flight(), flight(carrier="ua")])
    upper, lower = chance(model, pair)
    assert lower == pytest.approx(upper)
    # --8<-- [end:behaviour]


# --8<-- [start:baseline]
@pytest.mark.parametrize("month", [4, 7])
def test_better_than_the_share_by_hour(model, month):
    train, test = read(1, 2, 3), read(month)
    simple = test["hour"].map(train.groupby("hour")["late"].mean()).fillna(0.25)
    ours = float(round(auc(test["late"], chance(model, test)), 3))
    theirs = float(round(auc(test["late"], simple), 3))
    assert ours > theirs
    # --8<-- [end:baseline]
