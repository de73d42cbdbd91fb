"""A source told in full: where it is, how it fares, what was chosen for it. Pure: the present moment is handed in."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from reader import durations
from reader.content.urls import public
from reader.models import Keep, SourceStatus
from reader.ui import words
from reader.ui.widgets.prose import BLANK, Paragraph, Run
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.source_activity import a_week
from reader.ui.widgets.source_row import Fare
from reader.ui.widgets.source_state import KINDS, LOCAL, failing, following, goes, name_of, paused, topics_of
from reader.ui.widgets.source_trouble import sentence

_COLUMN = 11
_ONE = ("1 day", "1 week")
_WEB = ("http://", "https://")


def source_page(
    fare: Fare, now: datetime, *, problems_key: str = "", tight: bool = False, signs: Signs = SIGNS
) -> Iterator[Paragraph]:
    """The page of a source, `tight` without air in it; `problems_key` is the key that lists what could not be read."""
    page = _page(fare, now, problems_key, signs)
    return (paragraph for paragraph in page if not (tight and paragraph == BLANK))


def _page(fare: Fare, now: datetime, problems_key: str, signs: Signs) -> Iterator[Paragraph]:
    status = fare.status
    yield Paragraph((Run(name_of(status), "strong", bold=True),))
    if status.title and status.spec.name and status.title != status.spec.name:
        yield Paragraph((Run(f"{status.title}, as it calls itself", "muted"),))
    if fare.state == "partly" and fare.problem:
        yield BLANK
        yield Paragraph((Run(sentence(fare.problem), "strong"),))
    if wrong := failing(status, now):
        yield BLANK
        yield Paragraph((Run(f"{wrong[0].upper()}{wrong[1:]}", "strong", bold=True),))
    yield BLANK
    for name, value, url in _facts(fare, now, problems_key, signs):
        if value:
            run = Run(value, "link" if url else "ink", link=url or None)
            yield Paragraph((run,), Run(name.ljust(_COLUMN), "faint"), Run(" " * _COLUMN))


def _facts(
    fare: Fare, now: datetime, problems_key: str, signs: Signs
) -> Iterator[tuple[str, str, str | None]]:
    """What is told of it: a name, its value, and the address it leads to."""
    status, spec = fare.status, fare.status.spec
    address = public(spec.address)
    if address != name_of(status):
        yield "Address", address, address if address.startswith(_WEB) else None
    yield "Topics", topics_of(spec, signs), None
    yield "Refreshed", _refreshed(fare, now), None
    yield "Last read", _last(status, now), None
    yield "Articles", _articles(fare), None
    lists = f"; {problems_key} lists them" if problems_key else ""
    problems = words.count(status.problems, "document", "documents")
    yield "Problems", f"{problems} could not be read{lists}" if status.problems else "", None
    site = spec.site or status.site or ""
    yield "Site", site, site
    yield "Kind", KINDS[status.kind], None
    yield "Kept", kept(spec.keep) if goes(status.kind) else "", None
    yield "Listed", "" if spec.listed else "no: its articles are unlisted", None
    yield "Signed in", f"as {spec.user}" if spec.user else "", None
    yield "Known as", spec.user_agent or "", None


def every(seconds: int | None, usual: int = 0) -> str:
    """How often a source is looked at: "every 90 min", "only when asked"; where it says nothing itself, `usual` is what
    the settings say.
    """
    if seconds is None:
        return f"{every(usual)} (settings)"
    if not seconds:
        return "only when asked"
    length = durations.written(seconds)
    return f"every {length.removeprefix('1 ') if length in _ONE else length}"


def kept(keep: Keep | None) -> str:
    """How long its articles are kept: "90 days, at most 500 articles", "as long as the settings say"."""
    if keep is None:
        return "as long as the settings say"
    limits = [
        *([words.count(keep.days, "day", "days")] if keep.days is not None else []),
        *(
            [f"at most {words.count(keep.articles, 'article', 'articles')}"]
            if keep.articles is not None
            else []
        ),
    ]
    unread = ", unread ones too" if keep.unread and limits else ""
    return (", ".join(limits) or "for good") + unread


def _refreshed(fare: Fare, now: datetime) -> str:
    status, state = fare.status, fare.state
    if state in ("disabled", "refreshing"):
        return "not at all: it is disabled" if state == "disabled" else "now"
    if status.kind in LOCAL:
        return following(status, now, state)
    often = every(status.spec.every_s, fare.usual_s)
    if status.next_at is None:
        return often
    if fare.offline:
        return f"{often}, but not while offline"
    then = following(status, now, state)
    then = "now due" if then == "due" else paused(status, now) or f"next {then}"
    return f"{often}, {then}"


def _last(status: SourceStatus, now: datetime) -> str:
    if status.succeeded_at is None:
        return "never"
    return f"{words.ago(status.succeeded_at, now)}, {words.exact(status.succeeded_at)}"


def _articles(fare: Fare) -> str:
    if not fare.status.articles:
        return "none"
    told = words.number(fare.status.articles)
    if fare.unread is not None:
        told += f", {words.number(fare.unread)} unread"
    return told + (f"; {weekly(fare.weeks, fare.status.articles)}" if any(fare.weeks) else "")


def weekly(weeks: Sequence[int], articles: int) -> str:
    """How many of so many `articles` come: "14 a week", "3 in 12 weeks" where they are fewer than one a week."""
    came, long = a_week(weeks, articles)
    if came >= long:
        return f"{words.number(round(came / long))} a week"
    return f"{words.number(came)} in {long} weeks"
