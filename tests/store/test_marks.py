"""The projection of the journal: the last word holds, in whatever order the words arrive."""

from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from reader.store import Store
from reader.store.marks import Mark

MARKS = st.builds(
    Mark,
    uid=st.integers(0, 2),
    field=st.sampled_from(["read", "starred", "position"]),
    value=st.one_of(st.booleans(), st.floats(0, 1), st.none(), st.text(max_size=3)),
    time=st.sampled_from(
        ["2026-01-01T00:00:00.000000", "2026-01-01T00:00:00.000001", "2026-01-02T00:00:00.000000"]
    ),
    device=st.sampled_from(["desk", "lap"]),
)


def projected(marks: list[Mark]) -> set[tuple[object, ...]]:
    store = Store(Path(":memory:"))
    with store.database.transaction() as connection:
        store.marks.project(connection, marks)
    found = store.database.rows("SELECT uid, field, value, time, device FROM marks")
    store.database.close()
    return set(found)


@given(marks=st.lists(MARKS, max_size=6), order=st.randoms(use_true_random=False))
def test_the_order_in_which_journals_are_read_makes_no_difference(marks: list[Mark], order: Random) -> None:
    shuffled = list(marks)
    order.shuffle(shuffled)
    assert projected(shuffled) == projected(marks)


@given(marks=st.lists(MARKS, max_size=6))
def test_reading_a_journal_twice_changes_nothing(marks: list[Mark]) -> None:
    assert projected(marks + marks) == projected(marks)
