"""What the settings say of refreshing, as one record."""

from reader.models import Keep, Policy
from reader.settings.record import Settings


def policy_of(settings: Settings) -> Policy:
    """How sources are refreshed where they say nothing themselves."""
    keep = Keep(settings.keep_days or None, settings.keep_articles or None, unread=not settings.keep_unread)
    return Policy(
        settings.refresh_every,
        settings.at_once,
        settings.per_host,
        keep,
        settings.at_start,
        settings.full_text,
        settings.rules,
    )
