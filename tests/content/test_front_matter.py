"""Front matter as people really write it, and as nobody should."""

import pytest

from reader.content.front_matter import FrontMatterError, decode, load, load_any, split
from tests.content.documents import article, failure, fronted


@pytest.mark.parametrize(
    "data",
    [
        b"---\ntitle: X\n---\nbody\n",
        b"\xef\xbb\xbf---\ntitle: X\n---\nbody\n",
        b"---  \r\ntitle: X\r\n---\t\r\nbody\r\n",
        b"\n\n---\ntitle: X\n---\nbody\n",
        b"---\rtitle: X\r---\rbody\r",
        b"---\ntitle: X\n...\nbody\n",
        "---\ntitle: X\n---\nbody\n".encode("utf-16"),
    ],
)
def test_the_dashes_are_found_however_a_file_was_saved(data: bytes) -> None:
    parts = split(data)
    assert parts is not None
    assert load(parts.yaml) == {"title": "X"}
    assert parts.body == "body\n"
    assert article(data).title == "X"


@pytest.mark.parametrize(
    "data", [b"", b"title: X\n", b"----\ntitle: X\n----\n", b"--- title\n---\n", b"# ---\n", b"\x00---\n"]
)
def test_a_file_without_dashes_has_no_front_matter(data: bytes) -> None:
    assert split(data) is None


def test_dashes_within_a_value_or_with_more_behind_do_not_end_it() -> None:
    parts = split(b"---\ntitle: a --- b\nx: y\n----\n---not\n---\nbody\n---\n")
    assert parts is not None
    assert parts.yaml == "title: a --- b\nx: y\n----\n---not\n"
    assert parts.body == "body\n---\n"


def test_front_matter_may_be_empty_or_end_with_the_file() -> None:
    assert article(b"---\n---\n").title == "A story"
    assert article(b"---\ntitle: X\n---").title == "X"


def test_bytes_that_are_not_utf_8_are_read_as_what_windows_wrote() -> None:
    assert decode(b"caf\xe9 \x80 caf\xc3\xa9") == "café € café"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("title: |\n  two\n  lines\n", "two\nlines\n"),
        ("title: >\n  one\n  line\n", "one line\n"),
        ("title: 'a\n  b'", "a b"),
        ('title: "\\u00e9\\x41"', "éA"),
        ("title: plain\n  goes on", "plain goes on"),
        ("title: !!int '5'", "5"),
        ("x: &t same\ntitle: *t", "same"),
        ("base: &b {title: merged}\n<<: *b", "merged"),
        ("<<: [{title: first}, {title: second}]", "first"),
        ("title: mine\n<<: {title: other}", "mine"),
        ("title: a\ntitle: b", "b"),
        ("title: {a: [1, ~]}", {"a": ["1", None]}),
        ("title: 10:30", "10:30"),
        ("title: 2021-13-45", "2021-13-45"),
        ("title: \x1b[31mred", "[31mred"),
        ("title: a\u2028b", "a b"),
        ("title: 'null'", "null"),
        ("title: null", None),
        ("title:", None),
        ("[1]: x\n? {a: b}\n: y\ntitle: z", "z"),
    ],
)
def test_all_of_yaml_is_read_as_text(written: str, value: object) -> None:
    assert load(written)["title"] == load_any(written)["title"] == value


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("title: a: b", 1),
        ("x: 1\ntitle: @b", 2),
        ('x: 1\ntitle: "a\ny: 2\n', 2),
        ("x: 1\ny: 'it's'", 2),
        ("- a\n- b", 1),
        ("just text", 1),
        ("a: *nothing", 1),
        ("a: &a [*a]", 1),
        ("x: 1\n%YAML 9.9", 2),
        ("a:\n\t- b", 2),
    ],
)
def test_what_is_no_yaml_names_its_line(written: str, line: int) -> None:
    with pytest.raises(FrontMatterError) as caught:
        load(written)
    assert caught.value.line == line


@pytest.mark.parametrize(
    "bomb",
    [
        "a: " + "[" * 100_000,
        "a: " + "{" * 100_000,
        "- " * 50_000,
        "? " * 50_000,
        "a: [" + "1," * 450_000 + "]",
        "a: &a [1]\nb: [" + "*a," * 60 + "]",
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(
            f"{n}: &{n} [{','.join(['*' + p] * 9)}]\n" for p, n in zip("abcdefg", "bcdefgh", strict=True)
        ),
        "a: &a {x: 1}\n"
        + "".join(
            f"{n}: &{n} {{<<: [{','.join(['*' + p] * 6)}], k{n}: 1}}\n"
            for p, n in zip("abcdefg", "bcdefgh", strict=True)
        ),
        "\n".join(" " * depth + "a:" for depth in range(100)),
        "a: " + "x" * (1 << 20),
    ],
)
def test_bombs_are_refused(bomb: str) -> None:
    with pytest.raises(FrontMatterError):
        load(bomb)
    assert failure(fronted(bomb)).rescued is not None


def test_a_broken_file_is_still_listed_with_the_line_that_is_wrong() -> None:
    broken = failure(
        "---\n"
        'title: "The \\"good\\" title"\n'
        "excerpt: 'It''s an excerpt'\n"
        "publishedDateTime: 2021-05-11T16:27:00Z\n"
        "originalUrl: https://example.com/a\n"
        "provider: He said: no\n"
        "published: false\n"
        "---\n"
        "The body.\n"
    )
    assert broken.line == 6
    assert "colon" in broken.message
    saved = broken.rescued
    assert saved is not None
    assert (saved.title, saved.excerpt, saved.url, saved.listed) == (
        'The "good" title',
        "It's an excerpt",
        "https://example.com/a",
        False,
    )
    assert saved.published_at is not None
    assert saved.published_at.isoformat() == "2021-05-11T16:27:00+00:00"
    assert saved.body is not None
    assert saved.body.text == "The body."


def test_a_file_whose_front_matter_never_ends_is_still_listed() -> None:
    broken = failure("---\ntitle: X\nheat: 5\n\nThis is where the body begins.\n")
    assert "closed" in broken.message
    assert broken.rescued is not None
    assert (broken.rescued.title, broken.rescued.heat) == ("X", 5)
    assert broken.rescued.body is not None
    assert broken.rescued.body.text == "This is where the body begins."
