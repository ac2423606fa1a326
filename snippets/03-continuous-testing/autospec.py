from unittest.mock import Mock, create_autospec

from alert import warn


service = Mock(late_share=Mock(return_value=0.34))


# --8<-- [start:mock]
class Mailer:
    def send(self, to, subject, text):  # new: subject
        """Hand the mail to the server."""


mailer = Mock()
warn("2013-12", service, mailer, log=None)
print("a plain mock:", mailer.send.call_args.args)
# --8<-- [end:mock]

# --8<-- [start:autospec]
mailer = create_autospec(Mailer, instance=True)
warn("2013-12", service, mailer, log=None)  # raises TypeError
# --8<-- [end:autospec]
