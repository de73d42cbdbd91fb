"""Draws `docs/screenshot.svg`: the reader on its sample archive. Run `python docs/screenshot.py` in the checkout."""

import asyncio
import os
import re
import tempfile
from pathlib import Path

from reader import assets
from reader.library import Library
from reader.models import Query, SourceSpec
from reader.paths import place_at
from reader.ui.app import NewsreaderApp

SIZE = (170, 44)
READ, STARRED = (1, 3, 6), (2,)
PICTURE = Path(__file__).with_name("screenshot.svg")
# The fonts that Textual names lie on a server of somebody else's; every viewer has a monospaced one of its own.
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def draw(folder: Path) -> str:
    """The picture, of a library made in `folder`."""
    samples = SourceSpec(str(assets.folder("sample_content")))
    with Library.open(place_at(folder / "library.db"), sources=[samples]) as library:
        async for _ in library.refreshing.once():
            pass
        rows = library.lists.summaries(library.lists.articles(Query(stories=True)).rows)
        library.marks.set([rows[place].id for place in READ], "read", value=True)
        library.marks.set([rows[place].id for place in STARRED], "starred", value=True)
        app = NewsreaderApp(library)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("j", "j")
            await pilot.pause(1)
            return FONTS.sub("", app.export_screenshot(title="newsreader"))


def main() -> None:
    """Writes the picture, as a terminal of all colours shows it."""
    os.environ["COLORTERM"] = "truecolor"
    with tempfile.TemporaryDirectory() as folder:
        PICTURE.write_text(asyncio.run(draw(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
