"""`newsreader list --format`: a line for each article after a pattern of one's own."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.templates import read_template
from reader.errors import UsageError
from reader.models import Json
from tests.cli.program import Program

RECORD: dict[str, Json] = {
    "title": "Heat [/] {pumps}",
    "published_at": "2026-11-20T12:30:00Z",
    "provider": {"name": "The Herald", "domain": "herald.example"},
    "topics": ["Energy", "Homes"],
    "images": [{"url": "https://herald.example/pump.jpg", "width": 1200}],
    "heat": 105,
    "quality": None,
    "read": False,
    "extra": {"secured": "QUJD"},
}
LINES = [
    ("{title}", "Heat [/] {pumps}"),
    ("{{{title}}}", "{Heat [/] {pumps}}"),
    ("{published_at:%d %b %Y}", "20 Nov 2026"),
    ("{provider.name:>12}|{provider}", "  The Herald|The Herald"),
    ("{topics} {topics.0} {topics.7}", "Energy, Homes Energy "),
    ("{images.0.width:>6}{heat:05}", "  120000105"),
    (r"{heat}\t{quality}\t{read}", "105\t\tno"),
    (r"{heat}\\n", r"105\n"),
    ("{extra.secured}{extra.unknown}", "QUJD"),
    ("{title.upper}{title.__class__}{topics.²}", ""),  # nothing of Python is reached
]
WRONG = [
    ("{titel}", "Did you mean title?"),
    ("{provider.nme}", "Did you mean name?"),
    ("{heat:%d %b}", None),
    ("{title!r}", "Such as"),
    ("{title", "Write {{"),
    ("{}", "Such as"),
    ("{title:{heat}}", "Such as"),
    ("{title:>999999999}", None),
    ("{published_at:%999999999d}", None),
]


@pytest.mark.parametrize(("pattern", "line"), LINES)
def test_a_field_is_written_where_it_stands_in_braces(pattern: str, line: str) -> None:
    assert read_template(pattern).line(RECORD) == line


@pytest.mark.parametrize(("pattern", "hint"), WRONG)
def test_what_is_no_field_or_cannot_be_written_so_is_told(pattern: str, hint: str | None) -> None:
    with pytest.raises(UsageError) as raised:
        read_template(pattern).line(RECORD)
    assert hint is None or (raised.value.hint or "").startswith(hint)


@given(st.text(st.sampled_from("{}:!.[]title0_heat%d<> ")))
def test_no_pattern_does_more_than_complain(pattern: str) -> None:
    with suppress(UsageError):
        read_template(pattern).line(RECORD)


def test_a_list_is_printed_after_a_pattern(program: Program, archive: Path) -> None:
    ran = program.run("list", archive, "-q", "outsell", "--format", "{id:.3} {heat} {links} {url}")
    assert ran.code == 0
    assert ran.out.split(" ", 1)[1] == "105  https://herald.example/heat-pumps\n"


def test_a_query_that_cannot_be_meant_is_pointed_at(program: Program, archive: Path) -> None:
    ran = program.run("list", archive, "-q", "heat provder:herald")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "newsreader: There is no field provder.",
        "  heat provder:herald",
        "       ^",
        "  Did you mean provider:?",
    ]
