"""The text of a story as it leaves the reader."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.story_text import file_name, markdown_link
from tests.content.documents import article, fronted


@pytest.mark.parametrize(
    ("title", "url", "link"),
    [
        ("A gull", "https://news.example/gull", "[A gull](https://news.example/gull)"),
        ("[W]e \\ they", "https://news.example/", "[\\[W\\]e \\\\ they](https://news.example/)"),
        ("`code` *and* <b>", "https://news.example/", "[\\`code\\` \\*and\\* \\<b>](https://news.example/)"),
        ("Sea", "https://wiki.example/Sea_(water)", "[Sea](<https://wiki.example/Sea_(water)>)"),
        ("東京の塔", "https://news.example/塔", "[東京の塔](https://news.example/塔)"),
    ],
)
def test_a_headline_is_a_link_whatever_stands_in_it(title: str, url: str, link: str) -> None:
    assert markdown_link(title, url) == link


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A gull is thirty-four", "2026-11-20-a-gull-is-thirty-four.html"),
        ("../../etc/passwd", "2026-11-20-etc-passwd.html"),
        ("東京の塔", "2026-11-20-article.html"),
        ("-rf *", "2026-11-20-rf.html"),
    ],
)
def test_a_file_is_called_by_its_date_and_headline(title: str, name: str) -> None:
    found = article(fronted("title: One\n"))
    dated = found._replace(title=title, published_at=datetime(2026, 11, 20, tzinfo=UTC))
    assert file_name(dated, "html") == name
    assert file_name(dated._replace(published_at=None), "html") == name.removeprefix("2026-11-20-")


@given(st.text(max_size=300))
def test_no_headline_leads_out_of_the_folder_or_is_too_long(title: str) -> None:
    name = file_name(article(fronted("title: One\n"))._replace(title=title), "md")
    assert "/" not in name
    assert not name.startswith((".", "-"))
    assert len(name.encode()) < 100
