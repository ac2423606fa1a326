from unittest.mock import Mock

from alert import warn


# --8<-- [start:stub_and_spy]
class StubService:
    def late_share(self, month):
        return 0.34


class SpyMailer:
    def __init__(self):
        self.sent = []

    def send(self, to, text):
        self.sent.append((to, text))
    # --8<-- [end:stub_and_spy]


# --8<-- [start:by_hand]
def test_a_bad_month_is_mailed():
    mailer, dummy_log = SpyMailer(), object()
    warn("2013-12", StubService(), mailer, dummy_log)
    assert mailer.sent == [("team@example.org", "2013-12: 34% late")]
    # --8<-- [end:by_hand]


# --8<-- [start:mock_and_fake]
def test_a_bad_month_is_mailed_with_mocks():
    service = Mock(late_share=Mock(return_value=0.34))
    mailer = Mock()
    warn("2013-12", service, mailer, log=None)
    mailer.send.assert_called_once()


class FakeService:
    def __init__(self, rows):
        self.rows = rows

    def late_share(self, month):
        delays = [delay for when, delay in self.rows if when == month]
        return sum(delay >= 15 for delay in delays) / len(delays)


def test_a_good_month_is_silent():
    mailer = SpyMailer()
    fake = FakeService([("2013-09", 0), ("2013-09", 2), ("2013-12", 99)])
    warn("2013-09", fake, mailer, log=None)
    assert mailer.sent == []
    # --8<-- [end:mock_and_fake]
