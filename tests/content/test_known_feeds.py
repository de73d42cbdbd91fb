"""Feeds that are known by the address of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.known_feeds import derived
from reader.content.page_head import Alternate

CHANNEL = "UC" + "a" * 22


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        (
            f"https://www.youtube.com/channel/{CHANNEL}/videos",
            [f"www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"],
        ),
        (
            "https://m.youtube.com/playlist?list=PL_x-1",
            ["www.youtube.com/feeds/videos.xml?playlist_id=PL_x-1"],
        ),
        ("https://youtube.com/watch?v=1&list=PLx&t=2", ["www.youtube.com/feeds/videos.xml?playlist_id=PLx"]),
        ("http://youtube.com/user/someone", ["www.youtube.com/feeds/videos.xml?user=someone"]),
        ("https://www.youtube.com/@someone", []),
        (
            "https://github.com/owner/repo",
            [
                "github.com/owner/repo/releases.atom",
                "github.com/owner/repo/tags.atom",
                "github.com/owner/repo/commits.atom",
            ],
        ),
        (
            "https://github.com/owner/repo/tree/dev/",
            [
                "github.com/owner/repo/commits/dev.atom",
                "github.com/owner/repo/releases.atom",
                "github.com/owner/repo/tags.atom",
                "github.com/owner/repo/commits.atom",
            ],
        ),
        ("https://github.com/owner/", ["github.com/owner.atom"]),
        ("https://github.com/topics", []),
        ("https://github.com/", []),
        ("https://github.com/owner/repo/releases.atom", []),
        (
            "https://gitlab.com/group/sub/project/-/issues",
            [
                "gitlab.com/group/sub/project/-/releases.atom",
                "gitlab.com/group/sub/project/-/tags?format=atom",
                "gitlab.com/group/sub/project.atom",
            ],
        ),
        ("https://gitlab.com/someone", ["gitlab.com/someone.atom"]),
        (
            "https://codeberg.org/o/r",
            ["codeberg.org/o/r/releases.rss", "codeberg.org/o/r/tags.rss", "codeberg.org/o/r.rss"],
        ),
        ("https://codeberg.org/o", ["codeberg.org/o.rss"]),
        ("https://git.sr.ht/~o/r", ["git.sr.ht/~o/r/refs/rss.xml", "git.sr.ht/~o/r/log/rss.xml"]),
        ("https://old.reddit.com/r/linux+bsd/", ["www.reddit.com/r/linux+bsd/.rss"]),
        ("https://www.reddit.com/r/linux/top?t=week", ["www.reddit.com/r/linux/top/.rss"]),
        (
            "https://www.reddit.com/r/linux/comments/abc1/a_title/",
            ["www.reddit.com/r/linux/comments/abc1/.rss"],
        ),
        ("https://www.reddit.com/user/me", ["www.reddit.com/user/me/.rss"]),
        ("https://www.reddit.com/user/me/m/news", ["www.reddit.com/user/me/m/news/.rss"]),
        ("https://www.reddit.com/search?q=heat+pump&sort=new", ["www.reddit.com/search.rss?q=heat+pump"]),
        (
            "https://www.reddit.com/r/linux/search/?q=x",
            ["www.reddit.com/r/linux/search.rss?q=x&restrict_sr=on"],
        ),
        ("https://social.example/@someone", ["social.example/@someone.rss"]),
        ("https://social.example/@someone@other.example", []),
        ("https://social.example/@someone/123", []),
        ("https://medium.com/@writer", ["medium.com/feed/@writer"]),
        ("https://medium.com/the-paper", ["medium.com/feed/the-paper"]),
        ("https://writer.substack.com/p/post", ["writer.substack.com/feed"]),
        (
            "https://writer.tumblr.com/tagged/cats",
            ["writer.tumblr.com/tagged/cats/rss", "writer.tumblr.com/rss"],
        ),
        (
            "https://writer.wordpress.com/category/cats/",
            ["writer.wordpress.com/category/cats/feed/", "writer.wordpress.com/feed/"],
        ),
        ("https://writer.blogspot.com/2026/11/x.html", ["writer.blogspot.com/feeds/posts/default"]),
        ("https://vimeo.com/someone", ["vimeo.com/someone/videos/rss"]),
        ("https://vimeo.com/123456", []),
        ("https://stackoverflow.com/questions/tagged/python", ["stackoverflow.com/feeds/tag/python"]),
        ("https://bsky.app/profile/me.example", ["bsky.app/profile/me.example/rss"]),
        ("https://arxiv.org/list/cs.AI/recent", ["rss.arxiv.org/rss/cs.AI"]),
        ("https://news.ycombinator.com/", ["news.ycombinator.com/rss"]),
        ("https://example.org/", []),
        ("https://notgithub.com/owner/repo", []),
        ("https://github.com.evil.example/owner/repo", []),
        ("javascript:alert(1)", []),
        ("", []),
    ],
)
def test_a_page_has_the_feeds_its_site_gives_to_all_such_pages(page: str, feeds: list[str]) -> None:
    assert [feed.url.removeprefix("https://") for feed in derived(page)] == feeds


def test_a_feed_is_named() -> None:
    assert derived("https://github.com/owner/repo")[0] == Alternate(
        "https://github.com/owner/repo/releases.atom", "Releases of owner/repo", "Atom feed"
    )


@given(
    st.text(st.sampled_from(list("/@?=&.-%{}[]:abc~")) | st.characters(), max_size=60),
    st.sampled_from(
        [
            "https://github.com/",
            "https://www.reddit.com/",
            "https://x.tumblr.com/",
            "https://",
            "https://vimeo.com/",
            "",
        ]
    ),
)
def test_whatever_is_derived_may_be_asked(rest: str, start: str) -> None:
    for feed in derived(start + rest):
        assert feed.url.startswith("https://")
        assert feed.url.isascii()
        assert feed.title
