from pathlib import Path

from report import report


def test_report_is_as_approved():
    months = {
        "2013-02": [{"arr_delay": 20}, {"arr_delay": 0}],
        "2013-01": [{"arr_delay": 15}, {"arr_delay": 3}, {"arr_delay": 1}],
    }
    approved = Path(__file__).with_name("report.approved.txt").read_text()
    assert report(months) == approved
