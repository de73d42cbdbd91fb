"""The feeds of well-known sites, told by an address alone: nothing is asked of anybody."""

import re
from collections.abc import Iterator

from reader.content.page_head import Alternate
from reader.content.urls import safe

_ATOM, _RSS = "Atom feed", "RSS feed"

_NAME = r"[A-Za-z0-9_.-]+"
_END = r"/?(?:\?.*)?"  # nothing more but a query
_REST = r"(?:/[^?]*)?(?:\?.*)?"  # whatever pages there are below
_QUERY = r"\?(?:.*&)?"
# What stands where names of users could: pages of the site itself.
_USER = (
    r"(?!(?:about|account|api|apps|blog|categories|channels|collections|contact|creators|customer-stories|dashboard|"
    r"enterprise|events|explore|features|groups|help|issues|join|login|m|marketplace|me|membership|new|notifications|"
    r"org|orgs|p|pricing|projects|pulls|repo|search|security|settings|signup|site|sponsors|tag|team|topics|trending|"
    r"upload|user|users|watch|-)(?:[/?]|$))([A-Za-z0-9_.-]+)"
)
_GITLAB = rf"(gitlab\.[a-z.]+)/{_USER}"
_FORGEJO = rf"(codeberg\.org|forgejo\.[a-z.]+|gitea\.com)/{_USER}"
_REDDIT = r"(?:(?:old|new|np|i)\.)?reddit\.com"
_OVERFLOW = (
    r"(stackoverflow\.com|(?:\w+\.)?stackexchange\.com|superuser\.com|serverfault\.com|askubuntu\.com)"
)
_NO_MASTODON = r"(?!(?:[\w-]+\.)*(?:flickr|medium|odysee|rumble|substack|threads|tiktok|youtube)\.[a-z]+/)"

# Pages, by what their addresses look like without scheme and "www.".
_PAGES = {
    "youtube channel": rf"(?:m\.)?youtube\.com/channel/(UC[\w-]{{22}}){_REST}",
    "youtube playlist": rf"(?:m\.)?youtube\.com/(?:playlist|watch){_QUERY}list=([\w-]+)(?:&.*)?",
    "youtube user": rf"(?:m\.)?youtube\.com/user/({_NAME}){_REST}",
    "github branch": rf"github\.com/{_USER}/({_NAME})/(?:commits|tree)/([^?]+?){_END}",
    "github": rf"github\.com/{_USER}/({_NAME}){_REST}",
    "github user": rf"github\.com/{_USER}{_END}",
    "gitlab": rf"{_GITLAB}/({_NAME}(?:/{_NAME})*?)(?:/-/[^?]*)?{_END}",
    "gitlab user": rf"{_GITLAB}{_END}",
    "forgejo": rf"{_FORGEJO}/({_NAME}){_REST}",
    "forgejo user": rf"{_FORGEJO}{_END}",
    "sourcehut": rf"git\.sr\.ht/~({_NAME})/({_NAME}){_REST}",
    "reddit comments": rf"{_REDDIT}/r/(\w+)/comments/(\w+){_REST}",
    "reddit search here": rf"{_REDDIT}/r/([\w+-]+)/search/?{_QUERY}q=([^&]+)(?:&.*)?",
    "reddit order": rf"{_REDDIT}/r/([\w+-]+)/(new|top|rising|controversial){_END}",
    "reddit": rf"{_REDDIT}/r/([\w+-]+)(?:/hot)?{_END}",
    "reddit search": rf"{_REDDIT}/search/?{_QUERY}q=([^&]+)(?:&.*)?",
    "reddit several": rf"{_REDDIT}/user/([\w-]+)/m/([\w-]+){_END}",
    "reddit user": rf"{_REDDIT}/u(?:ser)?/([\w-]+){_END}",
    "medium user": rf"medium\.com/@({_NAME}){_END}",
    "medium tag": rf"medium\.com/tag/({_NAME}){_REST}",
    "medium": rf"medium\.com/{_USER}{_END}",
    "medium host": rf"([\w-]+\.medium\.com){_REST}",
    "substack": rf"([\w-]+\.substack\.com){_REST}",
    "tumblr tag": rf"([\w-]+\.tumblr\.com)/tagged/([^/?]+){_REST}",
    "tumblr": rf"([\w-]+\.tumblr\.com){_REST}",
    "wordpress part": rf"([\w-]+\.wordpress\.com)/(category|tag|author)/([^/?]+){_END}",
    "wordpress": rf"([\w-]+\.wordpress\.com){_REST}",
    "blogspot": rf"([\w-]+\.blogspot\.[a-z.]+){_REST}",
    "vimeo channel": rf"vimeo\.com/channels/({_NAME}){_REST}",
    "vimeo": rf"vimeo\.com/(?!\d+(?:[/?]|$)){_USER}(?:/videos)?{_END}",
    "overflow": rf"{_OVERFLOW}/questions/tagged/([^/?]+){_REST}",
    "bluesky": rf"bsky\.app/profile/({_NAME}){_END}",
    "arxiv": rf"arxiv\.org/list/({_NAME}){_REST}",
    "hacker news": r"news\.ycombinator\.com/?(?:news)?",
    "mastodon": rf"{_NO_MASTODON}([^/?]+)/@(\w[\w.-]*){_END}",
}
# Their feeds: the address, where {1} is the first group, its title, and what it is.
_FEEDS = (
    ("youtube channel", "www.youtube.com/feeds/videos.xml?channel_id={1}", "Videos of the channel", _ATOM),
    ("youtube playlist", "www.youtube.com/feeds/videos.xml?playlist_id={1}", "Videos of the playlist", _ATOM),
    ("youtube user", "www.youtube.com/feeds/videos.xml?user={1}", "Videos of {1}", _ATOM),
    ("github branch", "github.com/{1}/{2}/commits/{3}.atom", "Commits of {1}/{2}, {3}", _ATOM),
    ("github", "github.com/{1}/{2}/releases.atom", "Releases of {1}/{2}", _ATOM),
    ("github", "github.com/{1}/{2}/tags.atom", "Tags of {1}/{2}", _ATOM),
    ("github", "github.com/{1}/{2}/commits.atom", "Commits of {1}/{2}", _ATOM),
    ("github user", "github.com/{1}.atom", "Activity of {1}", _ATOM),
    ("gitlab", "{1}/{2}/{3}/-/releases.atom", "Releases of {2}/{3}", _ATOM),
    ("gitlab", "{1}/{2}/{3}/-/tags?format=atom", "Tags of {2}/{3}", _ATOM),
    ("gitlab", "{1}/{2}/{3}.atom", "Activity of {2}/{3}", _ATOM),
    ("gitlab user", "{1}/{2}.atom", "Activity of {2}", _ATOM),
    ("forgejo", "{1}/{2}/{3}/releases.rss", "Releases of {2}/{3}", _RSS),
    ("forgejo", "{1}/{2}/{3}/tags.rss", "Tags of {2}/{3}", _RSS),
    ("forgejo", "{1}/{2}/{3}.rss", "Activity of {2}/{3}", _RSS),
    ("forgejo user", "{1}/{2}.rss", "Activity of {2}", _RSS),
    ("sourcehut", "git.sr.ht/~{1}/{2}/refs/rss.xml", "Tags of {1}/{2}", _RSS),
    ("sourcehut", "git.sr.ht/~{1}/{2}/log/rss.xml", "Commits of {1}/{2}", _RSS),
    ("reddit comments", "www.reddit.com/r/{1}/comments/{2}/.rss", "Comments in r/{1}", _ATOM),
    ("reddit search here", "www.reddit.com/r/{1}/search.rss?q={2}&restrict_sr=on", "Search in r/{1}", _ATOM),
    ("reddit order", "www.reddit.com/r/{1}/{2}/.rss", "r/{1}, {2}", _ATOM),
    ("reddit", "www.reddit.com/r/{1}/.rss", "r/{1}", _ATOM),
    ("reddit search", "www.reddit.com/search.rss?q={1}", "Search in Reddit", _ATOM),
    ("reddit several", "www.reddit.com/user/{1}/m/{2}/.rss", "{2} by {1}", _ATOM),
    ("reddit user", "www.reddit.com/user/{1}/.rss", "u/{1}", _ATOM),
    ("medium user", "medium.com/feed/@{1}", "Stories of {1}", _RSS),
    ("medium tag", "medium.com/feed/tag/{1}", "Stories on {1}", _RSS),
    ("medium", "medium.com/feed/{1}", "{1}", _RSS),
    ("medium host", "{1}/feed", "{1}", _RSS),
    ("substack", "{1}/feed", "{1}", _RSS),
    ("tumblr tag", "{1}/tagged/{2}/rss", "{1}, {2}", _RSS),
    ("tumblr", "{1}/rss", "{1}", _RSS),
    ("wordpress part", "{1}/{2}/{3}/feed/", "{1}, {3}", _RSS),
    ("wordpress", "{1}/feed/", "{1}", _RSS),
    ("blogspot", "{1}/feeds/posts/default", "{1}", _ATOM),
    ("vimeo channel", "vimeo.com/channels/{1}/videos/rss", "Videos of {1}", _RSS),
    ("vimeo", "vimeo.com/{1}/videos/rss", "Videos of {1}", _RSS),
    ("overflow", "{1}/feeds/tag/{2}", "Questions on {2}", _ATOM),
    ("bluesky", "bsky.app/profile/{1}/rss", "Posts of {1}", _RSS),
    ("arxiv", "rss.arxiv.org/rss/{1}", "arXiv {1}", _RSS),
    ("hacker news", "news.ycombinator.com/rss", "Hacker News", _RSS),
    ("mastodon", "{1}/@{2}.rss", "Posts of {2}", _RSS),
)
_LOOKS_LIKE_FEED = re.compile(r"\.(?:atom|rss|xml|json)$|/feed/?$|/rss/?$")


def derived(url: str) -> tuple[Alternate, ...]:
    """The feeds that a page of a well-known site has, the likeliest first; () where none is known.

    That an address fits does not say that there is such a feed: whoever offers one has to look.
    """
    address = safe(url)
    if address is None:
        return ()
    page = address.partition("#")[0].partition("://")[2].removeprefix("www.")
    if _LOOKS_LIKE_FEED.search(page.partition("?")[0]):
        return ()
    fitting = dict(_fitting(page))
    feeds: dict[str, Alternate] = {}
    for name, template, title, words in _FEEDS:
        if name in fitting and (feed := safe("https://" + template.format(*fitting[name]))):
            feeds.setdefault(feed, Alternate(feed, title.format(*fitting[name]), words))
    return tuple(feeds.values())


def _fitting(page: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names of the pages that an address may be, and their groups from 1."""
    for name, pattern in _PAGES.items():
        if found := re.fullmatch(pattern, page, re.ASCII):
            yield name, ("", *found.groups())
