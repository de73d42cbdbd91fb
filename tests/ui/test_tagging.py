"""Tags: given from the list and the article, shown in both, and taken back."""

from reader.library import Library
from reader.ui.app import NewsreaderApp
from reader.ui.screens.tagging import TagSheet
from tests.archive import summary
from tests.ui.driving import open_title, page, shown, typed, under, until

FERRY = "The ferry came in four minutes early and nobody on the quay knew what to do with the time"
WIDE = (180, 40)


def note(app: NewsreaderApp) -> str:
    return app.main.status.state.note


def tags(library: Library) -> tuple[str, ...]:
    return summary(library, FERRY).tags


async def test_a_tag_is_given_shown_and_taken_back(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, TagSheet))
        await typed(pilot, *"maps, to read", "enter")
        await until(pilot, lambda: note(app) == "Tagged 1 article: #maps #to read")
        assert set(tags(library)) == {"maps", "to read"}
        await until(pilot, lambda: shown(app).count("#maps") == 3)
        assert "#maps  #to\u00a0read" in page(app)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, TagSheet) and "-maps" in shown(app))
        await typed(pilot, *"ma", "tab")
        await typed(pilot, "enter")
        await until(pilot, lambda: note(app) == "Took #maps off 1 article")
        assert tags(library) == ("to read",)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: set(tags(library)) == {"maps", "to read"})
        await until(pilot, lambda: shown(app).count("#maps") == 3)
        assert note(app).startswith("Undone: ")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: tags(library) == ())
        assert note(app).endswith("is tagged as before")


async def test_all_that_is_picked_is_tagged_and_the_command_line_tags_too(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await pilot.press("x", "x", "t")
        await until(pilot, lambda: isinstance(app.screen, TagSheet) and "Tags of 2 articles" in shown(app))
        await typed(pilot, *"maps", "enter")
        await until(pilot, lambda: note(app) == "Tagged 2 articles #maps")
        await typed(pilot, *":tag remove MAPS", "enter")
        await until(pilot, lambda: note(app) == "Took #MAPS off 2 articles")
        await typed(pilot, *":tag add sea gull", "enter")
        await until(pilot, lambda: note(app) == "Tagged 1 article #sea")
        await typed(pilot, *":tag add s", "tab")
        await until(pilot, lambda: ":tag add sea" in shown(app))
        assert [(tag.name, tag.total) for tag in library.lists.tags()] == [("sea", 1)]


async def test_what_cannot_be_a_tag_is_pointed_at(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":tag add a,b", "enter")
        await until(
            pilot, lambda: " ^ 'a,b' cannot be a tag. A comma parts one tag from the next." in shown(app)
        )
        assert tags(library) == ()
