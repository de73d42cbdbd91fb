"""Copies of an article are one article; its id is short, typed and unmistakable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.identity import identities, identity, number, title_number
from reader.ids import ALPHABET, LENGTH, article_id, id_number, prefix_range
from reader.models import Article

NUMBERS = st.integers(0, 2**50 - 1)


def test_copies_of_an_article_have_one_identity() -> None:
    here = Article("_news/a.md", "A", original_url="https://www.example.com/a/?utm_source=x")
    there = Article("guid-7", "A (copy)", web_url="http://example.com/a")
    assert identity(here, "/home/x") == identity(there, "https://feed.example.com") == "https://example.com/a"


def test_without_a_url_the_place_in_its_source_is_its_identity() -> None:
    article = Article("_news/a.md", "A")
    assert identity(article, "site") != identity(article, "other")
    assert identity(article, "site") != identity(Article("_news/b.md", "A"), "site")


def test_entries_of_a_document_that_share_a_link_are_told_apart_by_their_guid() -> None:
    link = "https://example.com/live"
    entries = [Article("1", "One", web_url=link, guid="g1"), Article("2", "Two", web_url=link, guid="g2")]
    assert len(set(identities(entries, "feed"))) == 2
    assert identities([entries[0]], "feed") == [link]
    copies = [Article("1", "One", web_url=link), Article("2", "One", web_url=link)]
    assert identities(copies, "folder") == [link, link]


@given(NUMBERS, NUMBERS)
def test_an_id_stands_for_its_number_and_sorts_like_it(one: int, other: int) -> None:
    id = article_id(one)
    assert len(id) == LENGTH
    assert id_number(id) == id_number(id.upper()) == one
    assert (id < article_id(other)) == (one < other)


def test_an_article_that_is_a_place_in_a_page_is_not_the_page_even_when_it_is_alone_there() -> None:
    link = "https://example.com/live"
    alone = Article("g1", "One", original_url=link, guid=f"{link}#g1")
    assert identity(alone, "feed") == f"feed\n{link}#g1"
    assert identity(alone._replace(guid="https://example.com/other#g1"), "feed") == link


@given(NUMBERS, st.integers(1, LENGTH))
def test_the_beginning_of_an_id_finds_it(value: int, length: int) -> None:
    found = prefix_range(article_id(value)[:length])
    assert found is not None
    first, behind = found
    assert first <= value < behind
    assert article_id(first).startswith(article_id(value)[:length])
    assert article_id(behind - 1).startswith(article_id(value)[:length])


@pytest.mark.parametrize("text", ["", "i", "lo", "u", "00000000000", "a b", "é", "-", "_news/x.md"])
def test_what_is_no_id_begins_none(text: str) -> None:
    assert prefix_range(text) is None
    assert id_number(text) is None


def test_ids_hold_no_characters_that_look_alike() -> None:
    assert not set("ilou").intersection(ALPHABET)
    assert len(set(ALPHABET)) == 32


@given(st.text())
def test_every_identity_has_a_number_of_fifty_bits(text: str) -> None:
    assert 0 <= number(text) < 2**50


@pytest.mark.parametrize(
    "title", ["Amazon: “No”, it says", "amazon no it says", "AMAZON  NO IT-SAYS!", "Ａmazon no it says"]
)
def test_titles_are_the_same_however_they_are_cased_and_punctuated(title: str) -> None:
    assert title_number(title) == title_number("Amazon no it says")


def test_titles_of_signs_only_are_not_all_the_same() -> None:
    assert title_number("🤖") != title_number("🎉")
