"""Articles saved as files: where, is asked; what is there already, is not written over without asking."""

from collections.abc import Callable, Sequence
from functools import partial

# Those of `Path` raise where a name is too long, a folder is closed, or there is no such user.
from os.path import abspath, exists, expanduser, isdir
from pathlib import Path

from reader.errors import ReaderError
from reader.files import replace_file, write_failed
from reader.models import Story
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.actions.picked import Picked, counted, story_of

_MANY = 20
"""More than so many are not saved without asking."""
ARTICLE = "article"
"""The form of our own article files; the others are the ends of names."""


class Saving:
    """Saves one article or many; of many, each under a name of its own."""

    def __init__(self, desk: Desk, picked: Picked) -> None:
        self._desk, self._picked = desk, picked
        self._folder = Path.cwd()
        self._going_on = self._stopped = False

    def stop(self) -> bool:
        """Stops what is being saved; what was written stays. False where nothing is."""
        self._stopped = self._going_on
        return self._going_on

    def ask_where(self, end: str) -> None:
        """Saves what is chosen in a form, once it is said where."""
        ids = self._picked.chosen()
        if len(ids) == 1:
            self._picked.read(partial(self._ask_for_file, end))
        else:
            self._ask(
                f"Save {counted(len(ids))} in the folder",
                str(self._folder),
                partial(self._save_all, end, ids),
            )

    def _ask_for_file(self, end: str, stories: Sequence[Story]) -> None:
        path = self._folder / _name(end, stories[0])
        self._ask("Save as", str(path), partial(self._save_one, end, stories[0]))

    def _ask(self, prompt: str, value: str, then: Callable[[Path], object]) -> None:
        from reader.ui.screens.asking import Prompting

        sheet = Prompting(prompt, value, does="save", signs=self._desk.signs)
        self._desk.screen.app.push_screen(sheet, partial(_typed, then))

    def _save_one(self, end: str, story: Story, path: Path) -> None:
        self._folder = path.parent
        self._desk.run(partial(self._save, end, story, path), "saving")

    async def _save(self, end: str, story: Story, path: Path) -> None:
        import asyncio

        from reader.ui.screens.asking import Asking

        if await asyncio.to_thread(isdir, path):
            path /= _name(end, story)
        if await asyncio.to_thread(exists, path):
            yes = await self._desk.screen.app.push_screen_wait(
                Asking(f"{path} is there already. Write over it?", "write over it", "leave it")
            )
            if not yes:
                return
        try:
            await asyncio.to_thread(write, end, story, path)
        except ReaderError as error:
            self._desk.say(words.told(error))
        else:
            self._desk.say(f"Saved as {path}")

    def _save_all(self, end: str, ids: Sequence[str], folder: Path) -> None:
        from reader.ui.screens.asking import Asking

        self._folder = folder
        begin = partial(self._desk.run, partial(self._save_each, end, ids, folder), "saving")
        if len(ids) > _MANY:
            question = Asking(f"Save {counted(len(ids))} into {folder}?", "save them", "do not")
            self._desk.screen.app.push_screen(question, lambda yes: begin() if yes else None)
        else:
            begin()

    async def _save_each(self, end: str, ids: Sequence[str], folder: Path) -> None:
        import asyncio

        self._going_on, self._stopped, saved = True, False, 0
        try:
            for number, id in enumerate(ids):
                if self._stopped:
                    break
                self._desk.tell(fetching=f"Saving {number + 1} of {len(ids)}")
                story = await self._desk.background.read(partial(story_of, id))
                if story is not None:
                    await asyncio.to_thread(_write_anew, end, story, folder / _name(end, story))
                    saved += 1
        except ReaderError as error:
            self._desk.say(words.told(error))
        else:
            self._desk.say(f"Saved {counted(saved)} in {folder}")
        finally:
            self._going_on = False
            self._desk.tell(fetching="")


def _typed(then: Callable[[Path], object], typed: str | None) -> None:
    if typed:
        then(Path(abspath(expanduser(typed))))


def _name(end: str, story: Story) -> str:
    """What the file of a story is called."""
    from reader.content.story_text import file_name

    return file_name(story.article, "md" if end == ARTICLE else end)


def write(end: str, story: Story, path: Path) -> None:
    """Writes a story to a file, whole or not at all; folders are made.

    Raises:
        LibraryWriteError: it cannot be written.
    """
    from reader.content.story_text import FORMS, article_file, story_document

    data = (
        article_file(story)
        if end == ARTICLE
        else story_document(story, FORMS[end]).encode("utf-8", "replace")
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data)
    except OSError as error:
        raise write_failed(path, error) from error


def _write_anew(end: str, story: Story, path: Path) -> None:
    """Writes a story to a file of that name, or of one with a number where that is there."""
    number = 1
    free = path
    while exists(free):
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    write(end, story, free)
