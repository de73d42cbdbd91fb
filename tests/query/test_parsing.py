"""What a query asks for: read, printed, read again; and what is said of one that cannot be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.models import All, Either, Has, Is, Not, Number, Pattern, Sort, Time, Words
from reader.query.fields import FIELDS
from reader.query.parsing import Parsed, parse, parse_strict
from reader.query.printing import written
from reader.query.terms import ranking, terms

MEANT = [
    ("", None),
    ("solar", Words("solar")),
    ('"solar power"', Words("solar power", whole=True)),
    ('"solar pow"*', Words("solar pow")),
    ("solar power", All((Words("solar"), Words("power")))),
    ("solar AND power", All((Words("solar"), Words("power")))),
    ("solar OR power plant", Either((Words("solar"), All((Words("power"), Words("plant")))))),
    ("(solar OR power) plant", All((Either((Words("solar"), Words("power"))), Words("plant")))),
    ("(a (b c))", All((Words("a"), Words("b"), Words("c")))),
    ("-solar", Not(Words("solar"))),
    ("NOT solar", Not(Words("solar"))),
    ("-(-solar)", Words("solar")),
    ("foo-bar C++", All((Words("foo-bar"), Words("C++")))),
    ("or and not", All((Words("or"), Words("and"), Words("not")))),
    ("OR", Words("OR")),
    ('topic:"Computer Vision"', Words("Computer Vision", "topic", whole=True)),
    ('topic:="AI"', Words("AI", "topic", whole=True, exact=True)),
    ("topic:=AI", Words("AI", "topic", whole=True, exact=True)),
    ("TITLE:Solar", Words("Solar", "title")),
    ("lang:!=es", Not(Words("es", "lang", whole=True, exact=True))),
    ("title:/so.*r/i", Pattern("title", "so.*r", ignoring_case=True)),
    (r"title:/a\/b (c|d)/", Pattern("title", "a/b (c|d)")),
    ("url:/2021/05/", Pattern("url", "2021/05")),
    ("heat:>=90", Number("heat", ">=", 90)),
    ("heat:90", Number("heat", "=", 90)),
    ("heat:!=90", Number("heat", "!=", 90)),
    ("quality:50..80", Number("quality", "..", 50, 80)),
    ("quality:..80", Number("quality", "..", None, 80)),
    ("reading:<=2.5", Number("reading", "<=", 2.5)),
    ("newer:3d", Time("date", ">=", "3d")),
    ("older:2W", Time("date", "<", "2w")),
    ("date:2021-05-01..2021-05-11", Time("date", "..", "2021-05-01", "2021-05-11")),
    ("first-seen:last-visit", Time("first-seen", "=", "last-visit")),
    ("date:>2021-05-11T16:27", Time("date", ">", "2021-05-11T16:27")),
    ("is:unread has:related", All((Is("unread"), Has("related")))),
    ("レビュー", Words("レビュー")),
    ("http://news.example/a", Words("http://news.example/a")),
    ("reading!", Words("reading!")),
]

LITERAL = [
    ("heat:hot", Words("heat:hot"), "heat: needs a number", 1),
    ("a is:sleepy", All((Words("a"), Words("is:sleepy"))), "is: takes one of unread", 3),
    ("provder:forbes", Words("provder:forbes"), "There is no field provder", 1),
    ("solar heat>=90", All((Words("solar"), Words("heat>=90"))), "Behind heat there is no colon", 7),
    ("newer:soon", Words("newer:soon"), "newer: needs a time", 1),
    ("title:/(/", Words("title:("), "This regular expression cannot be used", 1),
    ("body:/x/", Words("body:x"), "body: finds words", 1),
    ("title:>5", Words("title:>5"), "title: is no number", 1),
    ("limit:many", None, "limit: needs a whole number", 1),
    ("solar -sort:heat", Words("solar"), "An order or a limit has no opposite", 7),
    # What is still being typed asks for nothing yet.
    ("solar provider:", Words("solar"), "provider: needs a word", 7),
    ("solar is:un", Words("solar"), "is: takes one of", 7),
    ("solar newer:3", Words("solar"), "newer: needs a time", 7),
    ("solar OR", Words("solar"), "OR needs something", 7),
    ("solar AND", Words("solar"), "AND needs something", 7),
    ("solar NOT", Words("solar"), "NOT needs something", 7),
    ("(solar", Words("solar"), "This parenthesis is not closed", 1),
    ("solar)", Words("solar"), "This parenthesis closes nothing", 6),
    ("solar ()", Words("solar"), "There is nothing between", 7),
    ('"solar pow', Words("solar pow"), "This quote is not closed", 1),
    ("solar !!!", Words("solar"), "There is no letter or digit", 7),
]


@pytest.mark.parametrize(("text", "where"), MEANT)
def test_a_query_means_what_one_would_guess(text: str, where: object) -> None:
    assert parse(text).where == where


@pytest.mark.parametrize(("text", "where", "problem", "column"), LITERAL)
def test_what_cannot_be_meant_is_searched_for_as_it_stands_or_left_out_while_it_is_typed(
    text: str, where: object, problem: str, column: int
) -> None:
    parsed = parse(text)
    assert parsed.where == where
    assert parsed.problems[0].message.startswith(problem)
    with pytest.raises(QueryError, match=problem.replace("(", r"\(")) as raised:
        parse_strict(text)
    assert raised.value.column == column


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("provder:forbes", "Did you mean provider:?"),
        ("is:unraed", "Did you mean is:unread?"),
        ("newer:3m", "m may be minutes or months: write min or mo."),
        ("xyzzy:forbes", "In quotes, it is searched for as it stands."),
    ],
)
def test_the_nearest_name_is_offered(text: str, hint: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse_strict(text)
    assert raised.value.hint == hint


def test_an_order_and_a_limit_may_stand_inside() -> None:
    sort: Sort = "heat"
    assert parse_strict("solar sort:heat limit:20") == Parsed(Words("solar"), sort, 20)
    assert parse_strict("sort:heat AND solar AND limit:20") == Parsed(Words("solar"), sort, 20)


@pytest.mark.parametrize("text", [f"{field.example} x" for field in FIELDS])
def test_the_example_of_every_field_is_a_query(text: str) -> None:
    parse_strict(text)


@pytest.mark.parametrize("text", [text for text, _ in MEANT])
def test_a_query_that_is_printed_is_read_as_the_same(text: str) -> None:
    where = parse(text).where
    assert parse(written(where)) == Parsed(where)


@pytest.mark.parametrize("exact", [True, False])
def test_a_name_with_quotes_in_it_is_printed_as_its_words(exact: bool) -> None:
    printed = written(Words('The "Big" One', "topic", whole=True, exact=exact))
    assert parse_strict(printed).where == Words("The Big One", "topic", whole=True)


PIECES = st.sampled_from(
    [
        "solar", "OR", "AND", "NOT", "-", "(", ")", '"', '"a b"', '"a b"*', "title:", "topic:=", "is:", "unread",
        "heat:", ">=", "90", "..", "date:", "3d", "2021-05", "/", "/x y/i", "\\", "has:related", "=", "!", "*",
        "レビュー", "foo:bar", "limit:", "sort:heat", " ", " ", " ", "\n", "\x00", "\udc80",
    ]
)  # fmt: skip


@given(st.text() | st.lists(PIECES, max_size=12).map("".join))
def test_no_text_is_an_error_in_the_search_bar_and_printing_it_loses_nothing(text: str) -> None:
    where = parse(text).where
    assert parse(written(where)).where == where
    terms(where)
    ranking(where)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_is_printed_can_be_meant(text: str) -> None:
    printed = written(parse(text).where)
    assert parse_strict(printed).problems == ()


@pytest.mark.parametrize(
    "text", ["(" * 5000, "-(" * 5000 + "a", "a " * 5000, "a OR " * 5000, "NOT " * 5000 + "a"]
)
def test_a_page_pasted_in_is_read(text: str) -> None:
    where = parse(text).where
    assert parse(written(where)).where == where


def test_words_that_are_not_to_be_there_are_not_highlighted() -> None:
    found = terms(parse('solar -wind title:plant topic:energy (gas OR "coal mine")').where)
    assert [term.text for term in found] == ["solar", "plant", "gas", "coal mine"]


def test_words_of_a_field_do_not_rank() -> None:
    assert (
        ranking(parse("solar title:plant is:unread (gas OR coal)").where)
        == parse("solar (gas OR coal)").where
    )
