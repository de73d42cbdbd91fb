"""Changes of several devices come together: the last act holds, in whatever order they are read."""

from datetime import UTC, datetime, timedelta
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from reader.journal import Entry, latest

FEW_TIMES = st.integers(0, 3).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
ENTRIES = st.lists(
    st.builds(
        Entry,
        time=FEW_TIMES,
        id=st.sampled_from(["a", "b"]),
        field=st.sampled_from(["read", "starred", "position", "mood"]),
        value=st.sampled_from([True, False, None, 0.0, 0.5, 1.0, "good"]),
        device=st.sampled_from(["", "laptop", "phone"]),
        title=st.sampled_from([None, "", "Rain"]),
    )
)


@given(ENTRIES, st.randoms())
def test_the_order_of_changes_makes_no_difference(entries: list[Entry], chance: object) -> None:
    shuffled = entries.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # the type of st.randoms() is hidden by Hypothesis
    assert latest(shuffled) == latest(entries)


@given(ENTRIES, ENTRIES, ENTRIES)
def test_devices_may_be_merged_in_any_grouping(
    one: list[Entry], two: list[Entry], three: list[Entry]
) -> None:
    left = latest(chain(latest(one + two).values(), three))
    right = latest(chain(one, latest(two + three).values()))
    assert left == right == latest(one + two + three)


@given(ENTRIES)
def test_merging_again_changes_nothing(entries: list[Entry]) -> None:
    assert latest(chain(entries, entries)) == latest(latest(entries).values()) == latest(entries)


@given(ENTRIES)
def test_what_holds_is_a_change_that_was_made_and_none_was_later(entries: list[Entry]) -> None:
    for name, winner in latest(entries).items():
        rivals = [entry for entry in entries if (entry.id, entry.field) == name]
        assert winner in rivals
        assert all((winner.time, winner.device) >= (rival.time, rival.device) for rival in rivals)
