def warn(month, service, mailer, log, limit=0.3):
    """Mail the team if too many flights of a month were late."""
    share = service.late_share(month)
    if share > limit:
        mailer.send("team@example.org", f"{month}: {share:.0%} late")
