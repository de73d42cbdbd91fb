"""Whatever the world sends, what is stored and shown is plain text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.content.clean import MARKS_PER_BASE, block, line, readable

FORBIDDEN = (
    {chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA0))}
    | {
        chr(code)
        for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C, 0x200B, 0x200E, 0x200F, 0xFEFF)
    }
    | {chr(code) for code in (*range(0xE0000, 0xE0080), *range(0xD800, 0xE000))}
)
NASTY = st.lists(
    st.sampled_from(
        list(
            "ab &<>;'\"[]\x1b\x07\x9b\u202e\u2066\u200b\u200d\u0301\ud800\ufeff\t\n\r\u2028\xa0é’“€™Ââ😀人\U000e0041"
        )
    )
    | st.sampled_from(
        ["&amp;", "&#27;", "&#x1b;", "&lt;b&gt;", "<b>", "</b>", "<!--", "-->", "â€™", "Ã©", "&nbsp;", "<br>"]
    )
    | st.characters(),
    max_size=40,
).map("".join)


def most_marks(text: str) -> int:
    most = run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character).startswith("M") else 0
        most = max(most, run)
    return most


@given(NASTY)
def test_nothing_that_commands_a_terminal_or_deceives_the_eye_gets_through(text: str) -> None:
    for cleaned in (line(text), readable(text), block(text).replace("\n", "").replace("\t", "")):
        assert not FORBIDDEN.intersection(cleaned)
        assert most_marks(cleaned) <= MARKS_PER_BASE
        cleaned.encode("utf-8")


@given(NASTY)
@example("\u2028\u200d\u2028")
@example("â€™\u200d\u200d")
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert line(line(text)) == line(text)
    assert block(block(text)) == block(text)
    assert readable(readable(text)) == readable(text)


@given(NASTY)
def test_a_line_is_one_line_with_single_spaces(text: str) -> None:
    for cleaned in (line(text), readable(text)):
        assert cleaned == " ".join(cleaned.split())


@pytest.mark.parametrize(
    "text",
    [
        "Amazon Facing Calls to Ban Police Use",
        "AT&T, R&D and Q&A",
        "[W]e [/] won't | say: “no”",
        "a < b and C<T> and x <- y",
        "The <video> element",
        "中国… 人工知能 서울 Москва नेटवर्क ไทย",
        "תל־אביב القاهرة",
        "👩‍💻 🇫🇷 👍🏽",
        "نامه‌ای",
        "café naïve Łódź, “CAFÉ”, MANHÃ…",
        "5 °C ± 2 ½ ©",
        "é" * 40,
    ],
)
def test_text_that_people_write_stays_as_it_is(text: str) -> None:
    assert line(text) == text
    assert block(text) == text
    assert readable(text) == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("It&#8217;s  a\nnew&nbsp;day", "It’s a new day"),
        ("Don&amp;#8217;t &amp;amp; won&amp;rsquo;t", "Don’t & won’t"),
        ("<p>One</p><p>Two <b>three</b></p>", "One Two three"),
        ('See <a href="x">this</a><script>alert(1)</script>', "See this"),
        ("before<!-- not shown -->after<br>", "before after"),
        ("Itâ€™s cafÃ© timeâ€¦", "It’s café time…"),
        ("20Â°C", "20°C"),
        ("ä¸­å›½æ–°é—»", "中国新闻"),
        ("ðŸ˜€ hi", "😀 hi"),
        ("&amp;#27;[31mred", "[31mred"),
        ("&#x202e;abc", "abc"),
        ("&unknown; &#xZZ;", "&unknown; &#xZZ;"),
    ],
)
def test_an_excerpt_reads_as_it_was_meant(written: str, meant: str) -> None:
    assert readable(written) == meant


def test_an_escape_sequence_loses_its_escape_and_nothing_else() -> None:
    assert line("a\x1b]0;title\x07b\x9b2J") == "a]0;titleb2J"


def test_a_body_keeps_its_lines_and_tabs() -> None:
    assert block("a\tb\r\nc\rd\u2028e\x00f") == "a\tb\nc\nd\nef"


def test_marks_are_piled_no_higher_than_sixteen() -> None:
    assert line("e" + "\u0301" * 40 + "x" + "\u0301" * 3) == "e" + "\u0301" * 16 + "x" + "\u0301" * 3
