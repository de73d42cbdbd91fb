"""The library fails while one reads: the app says why, shows nothing as done that is not, and goes on."""

import asyncio
from pathlib import Path

import apsw

from reader.library import Library
from reader.ui.app import NewsreaderApp
from tests.archive import open_library, refresh, summary
from tests.ui.driving import listed, shown, until
from tests.ui.test_reading import COUNCIL, FERRY, WIDE


def spoil(library: Library) -> None:
    """Overwrites the database of an open library."""
    file = library.place.database
    other = apsw.Connection(str(file))
    other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()
    with file.open("r+b") as stream:
        stream.write(b"\xa5" * file.stat().st_size)
    library._store.database.rows("PRAGMA shrink_memory")  # what was read before the damage is read anew


async def test_a_mark_that_cannot_be_kept_is_not_shown_as_done(app: NewsreaderApp, library: Library) -> None:
    library.place.state.parent.mkdir(parents=True, exist_ok=True)
    library.place.state.write_text("a file where the folder of the journal should be")
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "8 of 8 unread" in shown(app))
        await pilot.press("m")
        await until(pilot, lambda: "was not written" in app.main.status.state.note)
        assert not summary(library, FERRY).read
        assert "8 of 8 unread" in shown(app) or "was not written" in shown(app)
        library.place.state.unlink()
        await pilot.press("m")
        await until(pilot, lambda: app.main.status.state.note == "Marked read")


async def test_a_database_that_is_damaged_while_one_reads_is_told(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        spoil(library)
        await until(pilot, lambda: "was damaged and has been set aside" in app.main.status.state.trouble)
        assert "Start again and it is rebuilt" in shown(app)
        await pilot.press("1", "G", "2", "j", "m", "n", "enter", "E", "slash", "a", "escape")
        await until(pilot, lambda: "damaged" in app.main.status.state.note)
        assert app.is_running
        assert listed(app)[:2] == [FERRY, COUNCIL]
        await pilot.press("2", "q")
    assert app.return_code == 0


async def test_the_database_that_another_process_made_in_its_place_is_left_alone(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        spoil(library)
        await until(pilot, lambda: "damaged" in app.main.status.state.trouble)
        with open_library(library.place):
            await pilot.press("1", "G", "2", "R", "m")
            await until(pilot, lambda: "damaged" in app.main.status.state.note)
    assert library.place.database.exists()
    folder = library.place.database.parent
    assert [path.name for path in folder.glob("*.set-aside-*")] == ["library.db.set-aside-1"]


async def test_marks_of_others_are_taken_in_when_the_trouble_is_over(
    app: NewsreaderApp, library: Library, archive: Path
) -> None:
    elsewhere = library.place._replace(database=library.place.database.with_name("elsewhere.db"))
    with open_library(elsewhere, archive) as other:
        await asyncio.to_thread(refresh, other)
        library._store.database._connection.set_busy_timeout(10)
        async with app.run_test(size=WIDE) as pilot:
            holder = apsw.Connection(str(library.place.database))
            holder.execute("BEGIN IMMEDIATE")
            other.marks.set([summary(other, COUNCIL).id], "read", value=True)
            await until(pilot, lambda: "is in use by another program" in app.main.status.state.trouble)
            holder.execute("ROLLBACK")
            await until(pilot, lambda: "7 of 8 unread" in shown(app))
            assert app.main.status.state.trouble == ""
            holder.close()
