"""Rules as one meets them in the app: tried, kept, applied, taken back, and their page."""

from pathlib import Path

import pytest

from reader.library import Library
from reader.models import Effect, RuleSpec
from reader.settings import read
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from reader.ui.keymap import Keymap
from reader.ui.panes.command import CommandInput
from reader.ui.screens.choosing import Choosing
from reader.ui.screens.rules import RulesScreen
from reader.ui.screens.ruling import RuleSheet
from tests.archive import story, summary
from tests.ui.archive import NOW
from tests.ui.driving import listed, page, shown, typed, under, until

FERRY = "The ferry came in four minutes early and nobody on the quay knew what to do with the time"
COUNCIL, GULL = "Council to study the early ferry", "A gull is thirty-four"
SIZE = (120, 40)
RULES = """\
[rules]
quay = { when = 'provider:"The Quay"', do = ["read", "tag quay"] }
"Long reads" = { when = "long", do = ["later"], enabled = false }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(RULES)
    return file


@pytest.fixture
def app(library: Library, file: Path) -> NewsreaderApp:
    settings, _ = read(file)
    return NewsreaderApp(library, configured=Configured(settings, Keymap(), (), file), clock=lambda: NOW)


def note(app: NewsreaderApp) -> str:
    return app.main.status.state.note


async def test_a_rule_is_tried_as_a_list_before_it_is_kept(app: NewsreaderApp, file: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":rule try ferry", "enter")
        await until(pilot, lambda: note(app) == "Would have matched 2 of the last 8")
        await until(pilot, lambda: listed(app) == [FERRY, COUNCIL])
        await typed(pilot, *":rule add boats star", "enter")
        await until(pilot, lambda: note(app).startswith("Kept the rule “boats”"))
        assert read(file)[0].rules[2] == RuleSpec("boats", "ferry", (Effect("star"),))
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(app)) == 8)
        assert under(app) == FERRY


async def test_what_is_kept_holds_and_what_is_searched_for_is_its_query(
    app: NewsreaderApp, library: Library, file: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *"/ferry", "enter")
        await until(pilot, lambda: sorted(listed(app)) == sorted([FERRY, COUNCIL]))
        await typed(pilot, *':rule add "on the sea" star, tag sea', "enter")
        await until(pilot, lambda: note(app).startswith("Kept the rule “on the sea”"))
        assert read(file)[0].rules[2] == RuleSpec(
            "on the sea", "ferry", (Effect("star"), Effect("tag", "sea"))
        )
        await typed(pilot, *":rule apply On The Sea", "enter")
        await until(pilot, lambda: note(app) == "Applied “on the sea” to 2 articles")
        assert summary(library, COUNCIL).starred
        assert summary(library, FERRY).tags == ("sea",)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "are as before on the sea" in note(app))
        assert not summary(library, COUNCIL).starred
        assert summary(library, FERRY).tags == ()
        await typed(pilot, *":rule remove on the sea", "enter")
        await until(pilot, lambda: note(app).startswith("Removed the rule"))
        assert file.read_text() == RULES


async def test_many_are_asked_about(
    app: NewsreaderApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.actions.many.MANY", 3)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":rule apply quay", "enter")
        await until(pilot, lambda: "Apply “quay” to 5 articles?" in shown(app))
        await pilot.press("n")
        await until(pilot, lambda: app.screen is app.main)
        assert library.lists.counts().unread == 8
        await typed(pilot, *":rule apply quay", "enter")
        await until(pilot, lambda: app.screen is not app.main)
        await pilot.press("y")
        await until(pilot, lambda: note(app) == "Applied “quay” to 5 articles")
        assert library.lists.counts().unread == 3
        await typed(pilot, *":rule undo quay", "enter")
        await until(pilot, lambda: note(app) == "Took back what “quay” did to 5 articles")
        assert library.lists.counts().unread == 8


@pytest.mark.parametrize(
    ("line", "words", "at"),
    [
        ("rule add quay", "What is missing: what the rule does", 13),
        ("rule add quay raed x", "Did you mean", 14),
        ("rule add quay read oldr:3d", "older", 19),
        ("rule try heat:much", "heat", 9),
        ("rule apply", "What is missing: rule apply NAME", 10),
        ("mute", "What is missing: mute QUERY", 4),
        ("mute sort:heat", "mean nothing in a rule", 5),
    ],
)
async def test_what_is_wrong_is_pointed_at(app: NewsreaderApp, line: str, words: str, at: int) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *f":{line}", "enter")
        await until(pilot, lambda: app.main.query_one(CommandInput).below.told.wrong)
        wrong = app.main.query_one(CommandInput).below.told.wrong
        assert wrong
        assert words in wrong.words
        assert wrong.at == at


async def test_what_is_muted_is_hidden_now_and_told_on_its_page(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":mute gull", "enter")
        await until(pilot, lambda: GULL not in listed(app) and len(listed(app)) == 7)
        await typed(pilot, *":list is:hidden", "enter")
        await until(pilot, lambda: listed(app) == [GULL])
        await pilot.press("enter")
        await until(pilot, lambda: "Hidden by rule mute gull" in page(app))
        await typed(pilot, *":mark show", "enter")
        await until(pilot, lambda: note(app) == "Showed 1 article again")
        assert story(library, GULL).rules == ()


async def test_an_article_offers_what_to_mute(app: NewsreaderApp, file: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await pilot.press("j")
        await typed(pilot, *":rule.mute", "enter")
        await until(pilot, lambda: isinstance(app.screen, Choosing) and "The Quay" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: len(listed(app)) == 3)
        assert read(file)[0].rules[2] == RuleSpec(
            "mute provider The Quay", 'provider:="The Quay"', (Effect("hide"),)
        )


async def test_a_search_becomes_a_rule_in_sheets(app: NewsreaderApp, file: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *"/ferry", "enter")
        await until(pilot, lambda: len(listed(app)) == 2)
        await typed(pilot, *":new rule", "enter")
        await until(pilot, lambda: "A rule named" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RuleSheet))
        await until(pilot, lambda: "Would have matched 2 of the last 8" in shown(app))
        await typed(pilot, *"sea", "enter")
        await until(pilot, lambda: "There is no effect" in shown(app))
        sheet = app.screen
        assert isinstance(sheet, RuleSheet)
        sheet.line.value = ""
        await typed(pilot, *"st", "tab", *", notify", "enter")
        await until(pilot, lambda: note(app).startswith("Kept the rule “ferry”"))
        assert read(file)[0].rules[2] == RuleSpec("ferry", "ferry", (Effect("star"), Effect("notify")))


async def test_the_page_tells_the_rules_and_changes_them(
    app: NewsreaderApp, library: Library, file: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":rules", "enter")
        await until(pilot, lambda: isinstance(app.screen, RulesScreen) and "2 rules" in shown(app))
        screen = app.screen
        assert isinstance(screen, RulesScreen)
        assert "Long reads  off" in shown(app)
        await pilot.press("a")
        await until(pilot, lambda: "read, tag quay · 5 articles" in shown(app))
        assert "Applied “quay” to 5 articles" in shown(app)
        await pilot.press("u")
        await until(pilot, lambda: "5 articles" not in shown(app).partition("Took back")[0])
        assert library.lists.counts().unread == 8
        await pilot.press("a")
        await until(pilot, lambda: "· 5 articles" in shown(app))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "· 5 articles" not in shown(app))
        await pilot.press("d")
        await until(pilot, lambda: "quay  off" in shown(app))
        assert not read(file)[0].rules[0].enabled
        await pilot.press("j", "d")
        await until(pilot, lambda: "Long reads  off" not in shown(app))
        await pilot.press("D")
        await until(pilot, lambda: "Remove the rule “Long reads”?" in shown(app))
        await pilot.press("y")
        await until(pilot, lambda: app.screen is screen and "Removed" in shown(app))
        await until(pilot, lambda: [rule.name for rule in read(file)[0].rules] == ["quay"])
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.main and len(listed(app)) == 5)
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(app)) == 8)


async def test_without_rules_the_page_says_how_one_is_made(app: NewsreaderApp, file: Path) -> None:
    file.unlink()
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":rules", "enter")
        await until(pilot, lambda: "No rules yet" in shown(app))
        await pilot.press("a", "d", "q")
        await until(pilot, lambda: app.screen is app.main)
