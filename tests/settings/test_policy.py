"""What the settings say of refreshing is what refreshing goes by."""

from reader.models import Keep, Policy
from reader.settings import Settings, policy_of


def test_where_nobody_chose_nothing_is_dropped() -> None:
    assert policy_of(Settings()) == Policy()


def test_what_is_chosen_is_gone_by() -> None:
    chosen = Settings(
        refresh_every=0, at_once=8, per_host=1, keep_days=90, keep_articles=500, keep_unread=False
    )
    assert policy_of(chosen) == Policy(0, 8, 1, Keep(90, 500, unread=True))
