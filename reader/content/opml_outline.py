"""One outline of OPML ↔ one source: what each attribute means here, and how it is written back.

What OPML 2.0 has no attribute for stands in attributes of a namespace of our own (`opml_own`). Secrets never do:
passwords and headers stay in the list of sources, which says where they are found.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast, get_args
from urllib.parse import urlsplit, urlunsplit

from reader.content.clean import line, readable
from reader.content.opml_own import NAMES, OWN, keep_of, number_of, written
from reader.content.outlines import LONGEST_NAME, NOTHING_ELSE, Taking, taken
from reader.content.urls import public, safe
from reader.durations import LONGEST_S
from reader.models import SourceKind, SourceSpec
from reader.models.sources import MOST_LEVELS, MOST_TOPICS

_UNDECLARED = (
    "urn:undeclared:"  # the namespace of prefixes that a file uses without saying what they stand for
)
_KINDS = frozenset(get_args(SourceKind)) - {"stdin"}
_KNOWN = frozenset({"text", "title", "xmlurl", "htmlurl", "category"})
_FEED_TYPES = frozenset({"rss", "atom", "feed", "rdf", "json", "jsonfeed"})

Path = tuple[str, ...]


class Itself(NamedTuple):
    """What a source says of itself: its title and its web page."""

    title: str | None = None
    site: str | None = None


_NOTHING = Itself()


class Outline:
    """The attributes of an outline, by names in whatever case they are written."""

    def __init__(self, attributes: Mapping[str, str]) -> None:
        self._all = attributes
        self._lower = {name.lower(): value for name, value in attributes.items() if "}" not in name}

    @property
    def title(self) -> str | None:
        """What it is called."""
        return _words(self._lower.get("title")) or _words(self._lower.get("text"))

    @property
    def address(self) -> str:
        """Where its feed is, as written; empty where it has none. Some write it in `url`."""
        found = self._lower.get("xmlurl", "").strip()
        if not found and self.type in _FEED_TYPES:
            found = self._lower.get("url", "").strip()
        return found

    @property
    def type(self) -> str:
        """Its type, in lower case."""
        return self._lower.get("type", "").strip().lower()

    @property
    def url(self) -> str:
        """What an outline of the types `link` and `include` leads to."""
        return line(self._lower.get("url", ""))

    @property
    def categories(self) -> tuple[Path, ...]:
        """The paths of its `category`: "/Tech/Linux,/News" (OPML 2.0, "Categories")."""
        written = self._lower.get("category", "").split(",", MOST_TOPICS)[:MOST_TOPICS]
        return tuple([path for category in written if (path := _path(category))])

    def spec(self, topics: tuple[Path, ...], taking: Taking = NOTHING_ELSE) -> SourceSpec:
        """The source that it is.

        Raises:
            NotTakenError: its address is not to be taken.
        """
        own = {name: line(self._all.get(f"{{{OWN}}}{name}", "")) for name in NAMES}
        kind = cast("SourceKind | None", own["kind"] if own["kind"] in _KINDS else None)
        name, outline = self._name()
        site = safe(self._lower.get("htmlurl", ""))
        return SourceSpec(
            taken(self.address, kind, taking),
            kind,
            None if name and name == _words(own["own_title"]) else name,
            enabled=own["enabled"] != "false",
            topics=union([path[:MOST_LEVELS] for path in topics], self.categories),
            every_s=number_of(own["every_s"], LONGEST_S),
            listed=own["listed"] != "false",
            user=own["user"] if own["user"] and ":" not in own["user"] else None,
            user_agent=own["user_agent"] if own["user_agent"] and own["user_agent"].isascii() else None,
            keep=keep_of(own["keep"]),
            site=None if site and site == safe(own["own_site"]) else site,
            full_text=own["full_text"] == "true",
            outline={**outline, **self._others()},
        )

    def _name(self) -> tuple[str | None, dict[str, str]]:
        """The name of the source, and its text where that is another."""
        text = self._lower.get("text", "").strip()
        title, words = _words(self._lower.get("title")), _words(text)
        if title is None:  # without a name its address stands there, since OPML wants a text
            return (None if text == self.address else words), {}
        return title, {"text": words} if words and words != title else {}

    def _others(self) -> dict[str, str]:
        found = {}
        for name, value in self._all.items():
            meant = name.lower()
            if meant in _KNOWN or name.startswith(f"{{{OWN}}}") or (meant == "type" and self.type == "rss"):
                continue
            if meant == "url" and not self._lower.get("xmlurl", "").strip():
                continue
            if (kept := line(value)) and line(name) == name:
                prefix, colon, rest = name.partition(":") if "}" not in name else ("", "", "")
                found[f"{{{_UNDECLARED}{prefix}}}{rest}" if colon else name] = kept
        return found


def attributes(spec: SourceSpec, itself: Itself = _NOTHING) -> dict[str, str]:
    """The attributes of the outline of a source, those of our namespace by their Clark names; topics are not there.

    What the source says of `itself` stands where the user says nothing, and beside it that it does.
    """
    address = told_address(spec.address)
    others = dict(spec.outline)
    text = others.pop("text", None)
    own_title = "" if spec.name else line(itself.title or "")
    own_site = "" if spec.site else itself.site or ""
    name = line(spec.name) if spec.name else own_title
    a_feed = spec.kind in {None, "feed"} and address.startswith(("http://", "https://"))
    type_ = others.pop("type", "rss" if a_feed else "")
    told = {
        "text": (text if spec.name and text else name) or address,
        "title": name,
        "type": type_,
        "xmlUrl": address,
        "htmlUrl": spec.site or own_site,
        **{f"{{{OWN}}}{key}": value for key, value in written(spec).items()},
        f"{{{OWN}}}own_title": own_title,
        f"{{{OWN}}}own_site": own_site,
    }
    taken_names = {key.lower() for key in told} | _KNOWN
    return {key: value for key, value in told.items() if value} | {
        key: value for key, value in others.items() if key.lower() not in taken_names and value
    }


def secrets(spec: SourceSpec) -> tuple[str, ...]:
    """What of a source an OPML list does not hold, as words that go before "left out"."""
    found = []
    if told_address(spec.address) != spec.address:
        found.append("the user name and password in its address are")
    if spec.password:
        found.append("its password is")
    if spec.headers:
        names = ", ".join(name for name, _ in spec.headers)
        found.append(f"the headers {names} are" if len(spec.headers) > 1 else f"the header {names} is")
    return tuple(found)


def told_address(address: str) -> str:
    """The address of a source for everybody: without a password; the user of an ssh address is no secret."""
    if not address.lower().startswith(("ssh://", "git+ssh://")):
        return public(address)
    try:
        parts = urlsplit(address)
    except ValueError:
        return public(address)
    user, at, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=user.partition(":")[0] + at + host))


def union(first: Sequence[Path], more: Sequence[Path]) -> tuple[Path, ...]:
    """The topics of both, each once, in order, as many as a source may have."""
    return tuple(dict.fromkeys([*first, *more]))[:MOST_TOPICS]


def _words(text: str | None) -> str | None:
    """A name in plain words, as long as names are."""
    return readable(readable(text)[:LONGEST_NAME]) or None if text else None


def _path(category: str) -> Path:
    parts = category.split("/", 2 * MOST_LEVELS)
    return tuple([words for part in parts if (words := _words(part))])[:MOST_LEVELS]
