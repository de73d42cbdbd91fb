"""`newsreader list --stories`, `search --stories` and `related`: what several outlets tell of one event."""

from pathlib import Path

import pytest

from tests.archive import write_article
from tests.cli.on_terminal import on_terminal
from tests.cli.program import Program
from tests.cli.test_article import RELATED_KEYS
from tests.cli.test_list import ARTICLE_KEYS

DAM = "Dam of Lesk bursts after rain"
ARTICLES = {
    "wire": (f"UPDATE 1-{DAM}, thousands flee", "2026-11-20T08:00:00Z", 3),
    "herald": (f"{DAM}: thousands flee", "2026-11-20T09:00:00Z", 9),
    "post": (f"Thousands flee as {DAM.lower()}", "2026-11-20T10:00:00Z", 5),
    "cats": ("Cats found in a tree", "2026-11-21T09:00:00Z", 1),
    "plan": ("Dam of Lesk: the plan of 1950", "2026-10-01T09:00:00Z", None),
    "song": ("Weekly digest", "2026-11-22T09:00:00Z", None),
    "tour": ("Dam of Lesk open for tourists", "2026-09-01T09:00:00Z", None),
}


@pytest.fixture
def dams(tmp_path: Path) -> Path:
    """Three outlets tell of a dam; one of them lists a story, and a fourth lists that one."""
    folder = tmp_path / "dams" / "_news"
    for name, (title, when, heat) in ARTICLES.items():
        listed = {
            "herald": [{"title": "The plan", "webUrl": "https://plan.example/1"}],
            "song": [{"title": "x", "webUrl": "https://herald.example/1"}],
        }
        write_article(
            folder,
            name,
            title=title,
            publishedDateTime=when,
            originalUrl=f"https://{name}.example/1",
            provider={"name": name.capitalize()},
            heat=heat,
            related=listed.get(name),
        )
    return folder.parent


@pytest.fixture
def ids(program: Program, dams: Path) -> dict[str, str]:
    """The ids of the articles in the user's own library."""
    program.run("sources", "add", dams)
    assert program.run("refresh").code == 0
    articles = program.run("list", "--json").json()["articles"]
    names = {title: name for name, (title, *_) in ARTICLES.items()}
    titles, found = articles.each("title"), articles.each("id")
    return {names[str(title)]: str(id) for title, id in zip(titles, found, strict=True)}


def test_plain_is_a_line_for_each_story_with_the_number_of_those_who_tell_it(
    program: Program, ids: dict[str, str]
) -> None:
    ran = program.run("list", "--stories", "--plain")
    assert (ran.code, ran.err) == (0, "")
    assert [(row[0], row[-1]) for row in ran.rows()] == [
        (ids["song"], "1"),
        (ids["cats"], "1"),
        (ids["herald"], "3"),
        (ids["plan"], "1"),
        (ids["tour"], "1"),
    ]
    assert ran.rows()[2] == [
        ids["herald"], "2026-11-20T09:00:00Z", "unread", "Herald", f"{DAM}: thousands flee", "https://herald.example/1",
        "3",
    ]  # fmt: skip
    assert [row[:-1] for row in ran.rows()][:2] == program.run("list").rows()[:2]


def test_json_has_each_story_with_its_articles_and_why(program: Program, ids: dict[str, str]) -> None:
    ran = program.run("list", "--stories", "--json")
    assert (ran.code, ran.err) == (0, "")
    document = ran.json()
    assert document.keys() == ["total", "unread", "stories", "failures"]
    assert document.pick("total", "unread", "failures") == (5, 5, [])
    stories = document["stories"]
    assert len(stories) == 5
    dam, cats = stories[2], stories[1]
    assert dam.keys() == ["lead", "articles", "reason"]
    assert dam["articles"].each("id") == [ids["herald"], ids["post"], ids["wire"]]
    assert dam["lead"] == dam["articles"][0]
    assert sorted(dam["lead"].keys()) == sorted(ARTICLE_KEYS)
    assert dam["reason"] == "6 shared words: dam, lesk, bursts …"
    assert (cats["reason"].value, cats["articles"].each("id")) == (None, [ids["cats"]])
    alone = program.run("list", "--json").json()["articles"]
    assert dam["lead"] == next(one for one in alone.objects() if one["id"] == ids["herald"])


def test_json_lines_are_a_story_each(program: Program, ids: dict[str, str]) -> None:
    whole = program.run("list", "--stories", "--json").json()["stories"].objects()
    assert program.run("list", "--stories", "--jsonl").lines() == whole
    assert len(whole) == 5
    assert ids["herald"] in {str(story["lead"]["id"].value) for story in whole}


def test_a_terminal_shows_how_many_more_tell_a_story(program: Program, ids: dict[str, str]) -> None:
    head, *rows = on_terminal(program, "list", "--stories", columns=120)
    assert head.split()[-2:] == ["Title", "More"]
    assert [row.split()[-1] for row in rows] == ["digest", "tree", "+2", "1950", "tourists"]
    program.run("mark", "read", ids["herald"])
    marks = [row.split()[0] for row in on_terminal(program, "list", "--stories", columns=120)[1:]]
    assert marks == ["●", "●", ids["herald"], "●", "●"]


def test_a_story_is_unread_while_any_article_of_it_is(program: Program, ids: dict[str, str]) -> None:
    for name, unread in (("herald", 5), ("wire", 5), ("post", 4)):
        program.run("mark", "read", ids[name])
        assert program.run("list", "--stories", "--json").json()["unread"] == unread
    assert program.run("list", "--stories").rows()[2][2] == "read"


def test_a_list_of_stories_is_cut_and_ordered_as_a_list_of_articles(
    program: Program, ids: dict[str, str]
) -> None:
    document = program.run("list", "--stories", "--json", "-n", "2", "--sort", "heat").json()
    assert document.pick("total", "unread") == (5, 5)
    assert [story["lead"]["id"].value for story in document["stories"].objects()] == [
        ids["herald"],
        ids["cats"],
    ]


def test_the_best_of_what_holds_the_words_stands_for_a_story(program: Program, ids: dict[str, str]) -> None:
    rows = program.run("search", "thousands flee as", "--stories").rows()
    assert [(row[0], row[-1]) for row in rows] == [(ids["post"], "1")]
    rows = program.run("search", "thousands", "--stories").rows()
    assert [(row[0], row[-1]) for row in rows] == [(ids["herald"], "3")]
    stories = program.run("search", "lesk", "--stories", "--json").json()["stories"]
    assert sorted(len(story["articles"]) for story in stories.objects()) == [1, 1, 3]
    assert program.run("list", "-q", "lesk", "--stories", "--json").json()["total"] == 3


def test_sources_given_are_grouped_where_stories_are_asked_for(program: Program, dams: Path) -> None:
    assert program.run("list", dams, "--json").json()["total"] == 7
    document = program.run("list", dams, "--stories", "--json").json()
    assert document["total"] == 5
    assert program.run("list", dams, "--json").json()["total"] == 7


def test_a_list_of_stories_that_is_empty_ends_as_any_empty_list(
    program: Program, ids: dict[str, str]
) -> None:
    assert len(ids) == 7
    for arguments in (("list", "--stories", "-q", "zeppelin"), ("search", "zeppelin", "--stories")):
        ran = program.run(*arguments, "--json")
        assert (ran.code, ran.json()["stories"].value) == (3, [])
        assert "No article matches 'zeppelin'." in ran.err
        assert program.run(*arguments).out == ""


def test_a_source_that_cannot_be_read_is_told_beside_the_stories(program: Program, dams: Path) -> None:
    (dams / "_news" / "broken.md").write_text("---\ntitle: [\n---\n")
    ran = program.run("list", dams, "--stories", "--json")
    assert ran.code == 1
    assert ran.json()["failures"].each("key") == ["_news/broken.md"]
    assert "broken.md" in ran.err
    assert len(ran.json()["stories"]) >= 5


def test_an_empty_library_tells_how_to_fill_it(program: Program) -> None:
    ran = program.run("list", "--stories")
    assert (ran.code, ran.out) == (3, "")
    assert "newsreader sources add" in ran.err


def test_what_belongs_to_an_article_is_told_in_its_order_with_why(
    program: Program, ids: dict[str, str]
) -> None:
    ran = program.run("related", ids["herald"], "--json")
    assert (ran.code, ran.err) == (0, "")
    related = ran.json()
    assert sorted(related[0].keys()) == sorted(RELATED_KEYS)
    told = [one.pick("kind", "article_id", "reason") for one in related.objects()]
    assert told[:4] == [
        ("same_story", ids["wire"], "6 shared words: dam, lesk, bursts …"),
        ("same_story", ids["post"], "6 shared words: dam, lesk, bursts …"),
        ("listed", ids["plan"], "listed by this article"),
        ("links_here", ids["song"], "lists this article"),
    ]
    assert [one[:2] for one in told[4:]] == [("similar", ids["tour"])]
    assert told[4][2] == "2 shared words: dam, lesk"
    scores = related.each("score")
    assert [score is None for score in scores] == [False, False, True, True, False]


def test_related_for_scripts_and_as_lines_tells_the_same(program: Program, ids: dict[str, str]) -> None:
    related = program.run("related", ids["herald"], "--json").json()
    assert program.run("related", ids["herald"], "--jsonl").lines() == related.objects()
    rows = program.run("related", ids["herald"]).rows()
    assert [row[:2] for row in rows] == [
        [str(one["article_id"].value), str(one["kind"].value)] for one in related.objects()
    ]
    assert [row[-1] for row in rows] == related.each("reason")
    program.environment["COLUMNS"] = "160"
    head, *shown = on_terminal(program, "related", ids["herald"])
    assert head.split() == ["Id", "Date", "Provider", "Title", "Why"]
    assert [row.split()[0] for row in shown] == related.each("article_id")


def test_show_and_a_list_with_bodies_tell_the_same_of_what_belongs(
    program: Program, ids: dict[str, str]
) -> None:
    related = program.run("related", ids["herald"], "--json").json()
    shown = program.run("show", ids["herald"], "--json").json()
    assert shown["related"] == related
    articles = program.run("list", "--json", "--body").json()["articles"]
    assert shown in articles.objects()
    for line in ("- UPDATE 1-Dam of Lesk bursts", "6 shared", "lists this article", "2 shared words"):
        assert line in program.run("show", ids["herald"]).out


@pytest.mark.parametrize("more", [(), ("--stories",)], ids=["articles", "stories"])
def test_bodies_of_a_source_given_come_with_the_same_story(
    program: Program, dams: Path, more: tuple[str, ...]
) -> None:
    document = program.run("list", dams, "--json", "--body", *more).json()
    if more:
        articles = [one for story in document["stories"].objects() for one in story["articles"].objects()]
    else:
        articles = document["articles"].objects()
    (herald,) = (one for one in articles if one["url"] == "https://herald.example/1")
    assert herald["related"].each("kind") == ["same_story", "same_story", "listed", "links_here", "similar"]
    assert herald == program.run("show", herald["id"].text(), "--json").json()
    assert herald["related"] == program.run("related", herald["id"].text(), "--json").json()


def test_an_article_that_nothing_belongs_to_ends_as_nothing_found(
    program: Program, ids: dict[str, str]
) -> None:
    ran = program.run("related", ids["cats"])
    assert (ran.code, ran.out) == (3, "")
    assert "No related stories are known." in ran.err
    assert program.run("related", "zzzzzzzzzz").code == 3
    assert program.run("related").code == 2
