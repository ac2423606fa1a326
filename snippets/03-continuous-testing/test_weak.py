from features import hour_of, is_late, late_share


# --8<-- [start:test]
def test_everything():
    is_late(20)
    hour_of(515)
    late_share([{"arr_delay": 20}])
    try:
        late_share([])
    except ValueError:
        pass
    # --8<-- [end:test]
