from features import hour_of, is_late, late_share


def test_everything():
    is_late(20)
    hour_of(515)
    late_share([{"arr_delay": 20}])
    try:
        late_share([])
    except ValueError:
        pass
