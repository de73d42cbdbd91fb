"""What stands in the file holds, line by line; what is wrong is told with its line, and the rest holds."""

from pathlib import Path

import pytest

from reader.settings import Settings, read

EVERYTHING = """\
theme = "nord"
ascii = true
dates = "iso"
start = "unread"
mark_read = 2.5
browser = ["firefox", "--new-tab", "{url}"]
list.lines = 1

[panes]
layout = "two"
topics = 24
articles = 50

[list]
days = false
sort = "heat"

[article]
measure = 80
centred = false

[refresh]
every = "2 h"
at_start = false
at_once = 8
per_host = 1
keep_days = 90
keep_articles = 500
keep_unread = false

[keys]
preset = "vim"
"mark.read" = "x"
"read.on" = ["space", "Ctrl-F"]
mark.all = []
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def told(file: Path, text: str) -> list[str]:
    """What is said of a file with this text."""
    file.write_text(text)
    return [str(fault) for fault in read(file)[1]]


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert read(file) == (Settings(), ())
    assert not file.exists()


def test_every_setting_can_be_chosen(file: Path) -> None:
    # a table may be written in its dotted form as well, once
    file.write_text(
        EVERYTHING.replace("list.lines = 1\n", "").replace("days = false", "days = false\nlines = 1")
    )
    assert read(file) == (
        Settings(
            theme="nord",
            ascii=True,
            dates="iso",
            start="unread",
            mark_read=2.5,
            browser=("firefox", "--new-tab", "{url}"),
            layout="two",
            topics_width=24,
            articles_width=50,
            row_lines=1,
            day_headings=False,
            sort="heat",
            measure=80,
            centred=False,
            refresh_every=7200,
            at_start=False,
            at_once=8,
            per_host=1,
            keep_days=90,
            keep_articles=500,
            keep_unread=False,
            preset="vim",
            keys={"mark.read": ("x",), "read.on": ("space", "Ctrl-F"), "mark.all": ()},
        ),
        (),
    )


@pytest.mark.parametrize(
    "text",
    [
        "list.lines = 1",
        '"list.lines" = 1',
        "[list]\nlines = 1",
        "list = {lines = 1}",
        "\ufefflist.lines = 1\r\n",
    ],
)
def test_a_setting_may_be_written_in_every_way_of_toml(file: Path, text: str) -> None:
    file.write_text(text, newline="")
    assert read(file) == (Settings(row_lines=1), ())


@pytest.mark.parametrize(
    ("written", "seconds"),
    [('"on open"', 0), ('"never"', None), ("0", 0), ("3", 3), ("0.5", 0.5), ("3600", 3600)],
)
def test_marking_read_is_a_word_or_a_number_of_seconds(
    file: Path, written: str, seconds: float | None
) -> None:
    file.write_text(f"mark_read = {written}")
    assert read(file) == (Settings(mark_read=seconds), ())


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('"firefox"', ("firefox",)),
        ("\"firefox --profile 'my own' {url}\"", ("firefox", "--profile", "my own", "{url}")),
        ('["/opt/my browser", "--app={url}", ""]', ("/opt/my browser", "--app={url}", "")),
        ('""', ()),
        ("[]", ()),
    ],
)
def test_the_browser_is_a_list_of_words_or_a_line_of_a_shell(
    file: Path, written: str, words: tuple[str, ...]
) -> None:
    file.write_text(f"browser = {written}")
    assert read(file) == (Settings(browser=words), ())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("list.line = 1", 'there is no setting "list.line". Did you mean "list.lines"?'),
        ("xyzzy = 1", 'there is no setting "xyzzy".'),
        ("a.b.c.d = 1", 'there is no setting "a.b.c".'),
        ("[lists]", 'there is no setting "lists". Did you mean "list"?'),
        (
            "list = 1",
            '"list" is no setting but a group of them: '
            "list.lines, list.days, list.stories, list.mark_story, list.sort.",
        ),
        ("theme.dark = 1", 'there is no setting "theme.dark". Did you mean "theme"?'),
        ("list.lines = 3", '"list.lines" must be 1 or 2, not 3.'),
        ("list.lines = true", '"list.lines" must be 1 or 2, not true.'),
        ("article.measure = 72.0", '"article.measure" must be a whole number from 30 to 200, not 72.0.'),
        ('ascii = "yes"', '"ascii" must be true or false, not "yes".'),
        (
            'dates = "isso"',
            '"dates" must be "relative", "iso" or "local", not "isso". Did you mean "iso"?',
        ),
        ("theme = {}", '"theme" must be a name in quotes, not a table.'),
        ('theme = " "', '"theme" must be a name in quotes, not " ".'),
        (
            'theme = "a\\u001b[2J"',
            "\"theme\" must be a name in quotes, not 'a\\x1b[2J'. 'a\\x1b[2J' holds characters that cannot be seen.",
        ),
        (
            "mark_read = nan",
            '"mark_read" must be "on open", "never" or a number of seconds up to 3600, not nan.',
        ),
        (
            f"mark_read = 1{'0' * 400}",
            f'"mark_read" must be "on open", "never" or a number of seconds up to 3600, not 1{"0" * 59}.',
        ),
        (
            'mark_read = "on opne"',
            '"mark_read" must be "on open", "never" or a number of seconds up to 3600, not "on opne".'
            ' Did you mean "on open"?',
        ),
        (
            'browser = "firefox \'x"',
            '"browser" must be a list of words, or a text that is split into words as a shell would,'
            ' not "firefox \'x". It cannot be split: no closing quotation.',
        ),
        (
            'browser = ["{url}"]',
            '"browser" must be a list of words, or a text that is split into words as a shell would,'
            ' not ["{url}"]. The first word is the program.',
        ),
        (
            "refresh.every = 30",
            '"refresh.every" must be "when asked", or a length of time up to a year: "30 min", "2 h", "1 day", not 30.',
        ),
        (
            'refresh.every = "30"',
            '"refresh.every" must be "when asked", or a length of time up to a year: "30 min", "2 h", "1 day",'
            ' not "30". A number alone does not tell of what.',
        ),
        (
            'refresh.every = "when askd"',
            '"refresh.every" must be "when asked", or a length of time up to a year: "30 min", "2 h", "1 day",'
            ' not "when askd". Did you mean "when asked"?',
        ),
        ("refresh.at_once = 0", '"refresh.at_once" must be a whole number from 1 to 256, not 0.'),
        (
            'keys."mark.read" = 1',
            '"keys.mark.read" must be a key in quotes, a list of them, or [] for none, not 1.',
        ),
        (
            'keys.preset = "vi"',
            '"keys.preset" must be "newsreader", "newsboat", "google" or "vim", not "vi". Did you mean "vim"?',
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_rest_holds(file: Path, line: str, words: str) -> None:
    assert told(file, f"start = 'today'\n\n{line}\n") == [f"config.toml, line 3: {words}"]
    assert read(file)[0] == Settings(start="today")


def test_several_faults_come_in_the_order_of_their_lines(file: Path) -> None:
    faults = told(file, "list.lins = 1\nascii = 1\n[panes]\ntopics = 7\nlayout = 'one'\n")
    assert [fault.split(":")[0] for fault in faults] == [f"config.toml, line {line}" for line in (1, 2, 4)]
    assert read(file)[0] == Settings(layout="one")


def test_a_setting_that_is_written_in_two_ways_is_told_of(file: Path) -> None:
    assert told(file, "'list.lines' = 1\n[list]\nlines = 2\n") == [
        'config.toml, line 1: "list.lines" is set twice; the first holds.'
    ]
    assert read(file)[0] == Settings(row_lines=1)


def test_many_faults_are_told_in_few(file: Path) -> None:
    faults = told(file, "".join(f"unknown{number} = 1\n" for number in range(50)))
    assert len(faults) == 21
    assert "config.toml: 30 more settings cannot be used." in faults


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ascii = true\ntheme = nord\n", "line 2: this is not TOML: Invalid value. The defaults hold."),
        (
            "ascii = true\ntheme = [\n",
            "line 3: this is not TOML: Invalid value. The defaults hold.",
        ),
        (f"x = {'[' * 1900}", ": it is nested too deeply; the defaults hold."),
        (f"ascii = true\n# {'x' * 2000}\n", "line 2: this line is too long; the defaults hold."),
        ("x = 1\x00\n", "line 1: this is not TOML: "),
    ],
)
def test_what_is_no_toml_is_told_with_its_line_and_the_defaults_hold(
    file: Path, text: str, words: str
) -> None:
    (fault,) = told(file, text)
    assert words in fault
    assert read(file)[0] == Settings()


def test_topics_are_shown_as_others(file: Path) -> None:
    file.write_text('[topics.aliases]\n"Old, U.S." = "New"\nAI = "Machines"\n')
    settings, faults = read(file)
    assert (settings.aliases, faults) == ({"Old, U.S.": "New", "AI": "Machines"}, ())


def test_names_of_topics_that_lead_in_a_circle_are_told_and_left_out(file: Path) -> None:
    text = '[topics.aliases]\nA = "b"\nB = "A"\nC = "A"\nD = "d"\nE = "F"\n'
    assert told(file, text) == [
        'config.toml, line 2: "topics.aliases.A" leads in a circle: "A", "b", "A".',
        'config.toml, line 3: "topics.aliases.B" leads in a circle: "B", "A", "b".',
        'config.toml, line 5: "topics.aliases.D" leads in a circle: "D", "d".',
    ]
    assert read(file)[0].aliases == {"C": "A", "E": "F"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "[topics.aliases]\nAI = 3\n",
            'config.toml, line 2: "topics.aliases.AI" must be the name of a topic in quotes, not 3.',
        ),
        (
            '[topics.aliases]\nAI = "A"\nai = "B"\n',
            'config.toml, line 3: "topics.aliases.ai" is set twice; the first holds.',
        ),
        (
            "topics.aliases = 3\n",
            'config.toml, line 1: "topics.aliases" is no setting but a table of names, such as'
            ' "Old Name" = "New Name".',
        ),
    ],
)
def test_what_cannot_be_an_alias_is_told(file: Path, text: str, fault: str) -> None:
    assert told(file, text) == [fault]
