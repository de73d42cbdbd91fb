"""Views and topics as rows."""

from datetime import UTC, datetime

from reader.models import Query, Topic
from reader.ui.panes.tree import key_of, tree_of
from tests.ui.alone import COUNTS, TOPICS, topic

VISIT = datetime(2021, 5, 10, tzinfo=UTC)


def test_views_come_first_with_what_is_unread_in_them() -> None:
    rows = tree_of(TOPICS, COUNTS, VISIT, frozenset()).rows
    views = [row.entry for row in rows if row and row.topic is None]
    assert [(entry.name, entry.unread, entry.total) for entry in views] == [
        ("All", 1500, 2000),
        ("Unread", 1500, None),
        ("Today", 0, 0),
        ("Starred", 3, 12),
        ("Read later", 0, 0),
        ("New since last visit", 8, 9),
    ]


def test_a_root_with_children_stands_apart_and_roots_without_stand_together() -> None:
    air, earth, sea, towns, woods = (
        topic("air"), topic("earth"), TOPICS[0], topic("towns", topic("streets")), topic("woods"),
    )  # fmt: skip

    def roots(*topics: Topic) -> str:
        rows = tree_of(topics, COUNTS, None, frozenset({"sea", "towns"})).rows[6:]
        return " ".join(row.entry.name if row else "-" for row in rows)

    assert roots(air, earth, woods) == "- Air Earth Woods"
    assert roots(air, earth, sea, woods, air) == "- Air Earth - Sea - Woods Air"
    assert roots(sea, towns, air) == "- Sea - Towns - Air"
    assert roots() == ""


def test_each_root_has_a_blank_line_above_and_its_children_below() -> None:
    rows = tree_of(TOPICS, COUNTS, None, frozenset()).rows[6:]
    assert [(row.entry.name, row.entry.depth, row.entry.folded) if row else None for row in rows] == [
        None,
        ("Sea", 0, False),
        ("Ships", 1, False),
        ("Tugs", 2, None),
        ("Tides", 1, None),
        None,
        ("Towns", 0, None),
    ]


def test_what_is_in_a_folded_topic_is_a_place_but_no_row() -> None:
    tree = tree_of(TOPICS, COUNTS, None, frozenset({"sea"}))
    assert [row.key for row in tree.rows if row and row.topic] == ["topic:sea", "topic:towns"]
    assert tree.places["topic:tugs"].path == ("Sea", "Ships", "Tugs")
    assert tree.row_of("topic:tugs") == (7, True)
    assert tree.row_of("topic:sea") == (7, False)
    assert tree.row_of("topic:gone") == (0, False)


def test_a_place_is_found_again_by_its_key() -> None:
    tree = tree_of(TOPICS, COUNTS, VISIT, frozenset())
    assert all(key_of(place) == key for key, place in tree.places.items())
    assert tree.places["new"].query == Query(view="new", since=VISIT)
