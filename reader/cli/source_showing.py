"""`newsreader sources show`: one source in full."""

from collections.abc import Iterator, Sequence

from reader import durations
from reader.cli import records
from reader.cli.options import Options
from reader.cli.output import Output, in_form, output_for
from reader.cli.printable import line
from reader.cli.source_rows import cells, moment, state
from reader.cli.table import Row
from reader.cli.widths import wrapped
from reader.content.urls import public
from reader.errors import UsageError
from reader.library import Library
from reader.models import Failure, Keep, Policy, SourceStatus
from reader.subscriptions import address_of

_LABEL = 13  # cells


def show(library: Library, words: Sequence[str], options: Options) -> int:
    """Prints the one source that is named: all that is set, how it fares, and what of it could not be read."""
    if len(words) != 1:
        raise UsageError("newsreader sources show takes one SOURCE.")
    statuses = library.sources.all()
    address = address_of(words[0], [(one.spec.address, one.spec.name or one.title) for one in statuses])
    (spec,) = library.sources.chosen([address])
    (found,) = (one for one in statuses if one.spec.address == spec.address)
    failures = [one for one in library.problems() if one.source == spec.address and one.key]
    _print(output_for(options), found, failures, library.policy)
    return 0


def _print(output: Output, status: SourceStatus, failures: Sequence[Failure], policy: Policy) -> None:
    record = {**records.source(status), "not_read": [records.failure(one) for one in failures]}
    if in_form(output, json=lambda: record, objects=lambda: [record]):
        return
    if output.format == "plain":
        facts = records.source(status)
        output.rows((), (Row(pair) for pair in zip(facts, cells(facts), strict=True)))
        output.rows((), (Row(("not_read", _told(one))) for one in failures))
        return
    for label, value in _facts(status, policy):
        if value:
            for text in _laid_out(label, value, output.width):
                output.write(text)
    for one in failures:
        for number, text in enumerate(wrapped(line(_told(one)), max(20, output.width - 4))):
            output.write(("    " if number else "  ") + text)


def _facts(status: SourceStatus, policy: Policy) -> Iterator[tuple[str, str]]:
    spec = status.spec
    yield "Name", status.spec.name or status.title or ""
    yield "Calls itself", status.title or "" if spec.name else ""
    yield "Address", public(spec.address)
    yield "Site", spec.site or status.site or ""
    yield "Kind", status.kind
    yield "Topics", ", ".join("/".join(path) for path in spec.topics)
    yield "Listed", "" if spec.listed else "no"
    yield "Full text", "always" if spec.full_text else ""
    every = policy.every_s if spec.every_s is None else spec.every_s
    usual = ", as the settings say" if spec.every_s is None else ""
    yield "Looked at", "" if status.kind in {"folder", "file"} else f"{_every(every)}{usual}"
    yield "Is told", _access(status)
    yield "Kept", "" if spec.keep is None else _kept(spec.keep)
    yield "Articles", str(status.articles)
    yield "Last look", moment(status.checked_at, "never")
    yield "Last success", moment(status.succeeded_at, "never")
    yield "Next look", moment(status.next_at, "") if spec.enabled else ""
    yield "State", state(status)


def _every(seconds: int) -> str:
    return "when asked" if seconds == 0 else f"every {durations.written(seconds)}"


def _access(status: SourceStatus) -> str:
    """What its server is told, without any secret."""
    spec = status.spec
    told = [
        f"user {spec.user}" if spec.user else "",
        "a password" if spec.password or public(spec.address) != spec.address else "",
        *(f"header {name}" for name, _ in spec.headers),
        f"user agent {spec.user_agent}" if spec.user_agent else "",
    ]
    return ", ".join(filter(None, told))


def _kept(keep: Keep) -> str:
    limits = [
        f"{keep.days} days" if keep.days else "",
        f"{keep.articles} articles" if keep.articles else "",
    ]
    told = ", ".join(filter(None, limits)) or "for ever"
    return f"{told}, unread ones no longer" if keep.unread else told


def _told(failure: Failure) -> str:
    where = "" if failure.line is None else f", line {failure.line}"
    return f"{failure.key}{where}: {failure.message}"


def _laid_out(label: str, value: str, width: int) -> Iterator[str]:
    for number, text in enumerate(wrapped(line(value), max(20, width - _LABEL - 1))):
        yield f"{'' if number else label:{_LABEL}} {text}"
