"""Actions of the user's own: commands of words from the configuration, run without a shell."""

import asyncio
import subprocess
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.models import Story
from reader.ui.actions.desk import Desk
from reader.ui.actions.picked import Picked, counted, story_of


class OwnActions:
    """Runs them for what is picked, else for the article the reader is at, one after the other."""

    def __init__(self, desk: Desk, picked: Picked) -> None:
        self._desk, self._picked = desk, picked
        for name, argv in desk.settings.actions.items():
            desk.commands[f"action.{name}"] = partial(self.run, name, argv)

    def run(self, name: str, argv: Sequence[str]) -> None:
        """Runs an action."""
        if ids := self._picked.chosen():
            self._desk.say(f"{name} …")
            self._desk.run(partial(self._run, name, argv, ids), "own action")
        else:
            self._desk.say("No article is chosen")

    async def _run(self, name: str, argv: Sequence[str], ids: Sequence[str]) -> None:
        done = 0
        for id in ids:
            story = await self._desk.background.read(partial(story_of, id))
            if story is None:
                continue
            if trouble := await asyncio.to_thread(run_action, argv, story):
                self._desk.say(f"{name}: {trouble}")
                return
            done += 1
        self._desk.say(name if done == 1 else f"{name}: done for {counted(done)}")


def run_action(argv: Sequence[str], story: Story) -> str:
    """Runs a command for an article, and waits for its end: what went wrong, in words; "" where nothing did.

    `{url}`, `{title}` and `{file}`, which may stand inside of words, are the address, the headline, and a file that
    holds the text in Markdown for as long as the command runs.
    """
    from reader.content.story_text import file_name, story_document

    article = story.article
    if any("{url}" in word for word in argv) and not article.url:
        return "this article names no address"
    with TemporaryDirectory(prefix="newsreader-") as folder:
        file = Path(folder, file_name(article, "md"))
        if any("{file}" in word for word in argv):
            file.write_text(story_document(story, "markdown"), "utf-8", "replace")
        # No headline is taken for an option.
        values = {"{url}": article.url or "", "{title}": article.title.lstrip("- "), "{file}": str(file)}
        command = [argv[0], *(_filled(word, values) for word in argv[1:])]
        null = subprocess.DEVNULL
        try:
            done = subprocess.run(
                command, stdin=null, stdout=null, stderr=subprocess.PIPE, start_new_session=True, check=False
            )
        except FileNotFoundError:
            return f"there is no program “{argv[0]}”"
        except OSError as error:
            return f"“{argv[0]}” cannot be run: {(error.strerror or str(error)).lower()}"
    if not done.returncode:
        return ""
    from reader.content import clean

    said = clean.line(done.stderr.decode("utf-8", "replace")[-300:])
    return f"“{argv[0]}” ended with {done.returncode}{f': {said}' if said else ''}"


def _filled(word: str, values: dict[str, str]) -> str:
    """A word with its placeholders filled once: what an article says is never looked at for more of them."""
    import re

    return re.sub("|".join(map(re.escape, values)), lambda found: values[found[0]], word)
