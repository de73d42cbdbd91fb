"""Articles out of the reader: copied as links, piped, opened in an editor or pager, and the menu of all of these."""

from collections.abc import Callable, Sequence

from reader.errors import ReaderError
from reader.models import Story
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.actions.picked import Picked, counted
from reader.ui.actions.saving import ARTICLE, Saving

_FORMS = ((ARTICLE, "As an article file", "Markdown that this reader reads again"),
         ("md", "As Markdown", ""), ("html", "As a page of HTML", ""), ("txt", "As plain text", ""))  # fmt: skip


class TakingOut:
    """Takes out what is picked, else the article the reader is at."""

    def __init__(self, desk: Desk, picked: Picked, saving: Saving) -> None:
        self._desk, self._picked, self._saving = desk, picked, saving
        self._command = ""
        desk.commands |= {
            "out.link": self.copy_links,
            "out.menu": self.menu,
            "out.pipe": self.ask_for_command,
            "out.edit": self.edit,
            "out.page": self.page,
        }

    def copy_links(self) -> None:
        """Copies links in Markdown, one a line."""
        self._picked.read(self._copy_links)

    def menu(self) -> None:
        """Chooses what is done with the text."""
        from reader.ui.screens.choosing import Choosing
        from reader.ui.widgets.choices import Option

        ids = self._picked.chosen()
        if not ids:
            self._desk.say("No article is chosen")
            return
        keys = self._desk.key
        options = [
            *(Option(f"save:{end}", text, note) for end, text, note in _FORMS),
            Option("do:out.edit", "Open it in the editor", "", keys("out.edit")),
            Option("do:out.page", "Open it in the pager", "", keys("out.page")),
            Option("do:out.pipe", "Pipe it to a command", "", keys("out.pipe")),
            *(
                Option(f"run:{name}", name, " ".join(argv))
                for name, argv in self._desk.settings.actions.items()
            ),
        ]
        title = "Save it" if len(ids) == 1 else f"Save {counted(len(ids))}"
        sheet = Choosing(options, title, signs=self._desk.signs)
        self._desk.screen.app.push_screen(sheet, self._chosen)

    def ask_for_command(self) -> None:
        """Pipes the text to a command that is typed."""
        from reader.ui.screens.asking import Prompting

        if self._picked.chosen():
            sheet = Prompting("Pipe the text to", self._command, does="run", signs=self._desk.signs)
            self._desk.screen.app.push_screen(sheet, self._pipe)

    def edit(self) -> None:
        """Opens a copy of the text in the editor."""
        self._picked.read(self._edit)

    def page(self) -> None:
        """Opens the text in the pager."""
        from reader.ui.suspended import pager

        self._outside(lambda text: self._run(pager(), text, waits=False))

    def _chosen(self, id: str | None) -> None:
        what, _, rest = (id or "").partition(":")
        if what == "save":
            self._saving.ask_where(rest)
        elif what == "do":
            self._desk.screen.call_later(self._desk.commands[rest])
        elif what == "run":
            self._desk.screen.call_later(self._desk.commands[f"action.{rest}"])

    def _copy_links(self, stories: Sequence[Story]) -> None:
        from reader.content.story_text import markdown_link

        links = [markdown_link(story.article.title, url) for story in stories if (url := story.article.url)]
        if not links:
            self._desk.say("This article names no address to copy.")
            return
        text = links[0] if len(links) == 1 else "\n".join(f"- {link}" for link in links)
        self._desk.screen.app.copy_to_clipboard(text)
        self._desk.say(f"Copied {text}" if len(links) == 1 else f"Copied {len(links)} links")

    def _edit(self, stories: Sequence[Story]) -> None:
        from reader.content.story_text import file_name, story_document
        from reader.ui.suspended import edit, editor

        text = "\n".join(story_document(story, "markdown") for story in stories)
        name = file_name(stories[0].article, "md")
        try:
            code = edit(self._desk.screen.app, editor(), name, text).code
        except ReaderError as error:
            self._desk.say(words.told(error))
        else:
            self._desk.say(
                "That was a copy: the article is as it was" if not code else f"The editor ended with {code}"
            )

    def _pipe(self, typed: str | None) -> None:
        if typed is None:
            return
        from reader.ui.suspended import words_of

        self._command = typed
        self._outside(lambda text: self._run(words_of(typed), text))

    def _run(self, command: Sequence[str], text: str, *, waits: bool = True) -> None:
        from reader.ui.suspended import pipe

        code = pipe(self._desk.screen.app, command, text, waits=waits)
        self._desk.say(f"{command[0]} ended with {code}" if code else "")

    def _outside(self, run: Callable[[str], object]) -> None:
        def hand_on(stories: Sequence[Story]) -> None:
            from reader.content.story_text import story_document

            try:
                run("\n".join(story_document(story, "markdown") for story in stories))
            except ReaderError as error:
                self._desk.say(words.told(error))

        self._picked.read(hand_on)
