"""The page of what could not be read: each problem in a sentence, by its source, to which it leads."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from textual import on

from reader.content.urls import public
from reader.models import Failure
from reader.ui import words
from reader.ui.keymap import Keymap
from reader.ui.screens.page import PageScreen
from reader.ui.widgets.hint_line import written
from reader.ui.widgets.page_view import PageView
from reader.ui.widgets.prose import BLANK, Paragraph, Run
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.source_trouble import sentence
from reader.ui.widgets.targets_view import TargetsView

_SHOWN = 500
_UNDER = Run("  ")
_NONE: Mapping[str, str] = {}
_DEFAULT = Keymap()


class ProblemsScreen(PageScreen):
    """Lists `failures`, each of which can be chosen: then it goes, and `choose` is called with the address of its
    source. `names` tells what the sources are called, by their addresses.
    """

    def __init__(
        self,
        failures: Sequence[Failure],
        names: Mapping[str, str],
        choose: Callable[[str], object],
        *,
        keymap: Keymap = _DEFAULT,
        signs: Signs = SIGNS,
    ) -> None:
        self._failures = in_order(failures, names)
        self._choose, self._names = choose, names
        keys = keymap.of("read.open") if names else ()
        page = problems_page(failures, names, written(keys[0], signs) if keys else "")
        super().__init__("Problems", list(page), keymap=keymap, signs=signs)

    def view(self) -> PageView:
        """The page, with a cursor that goes from problem to problem."""
        return TargetsView(id="page")

    @on(PageView.Chosen)
    def _chosen(self, event: PageView.Chosen) -> None:
        event.stop()
        source = self._failures[event.target].source
        if source in self._names and self.is_active:
            self.dismiss()
            self._choose(source)


def in_order(failures: Sequence[Failure], names: Mapping[str, str] = _NONE) -> list[Failure]:
    """Those that are shown: by what their sources are called, the sources of which nothing could be read first."""
    return sorted(failures, key=lambda one: (bool(one.key), _name(one, names), one.source))[:_SHOWN]


def problems_page(
    failures: Sequence[Failure], names: Mapping[str, str] = _NONE, key: str = ""
) -> Iterator[Paragraph]:
    """Each document that could not be read, by its source: what is wrong with it, and where; `key` leads there."""
    if not failures:
        yield Paragraph((Run("No problems", "strong", bold=True),))
        yield BLANK
        yield Paragraph((Run("Every document could be read.", "ink"),))
        yield Paragraph(
            (Run("One that cannot be is listed here, with its line and what is wrong there.", "muted"),)
        )
        return
    yield Paragraph((Run(words.count(len(failures), "problem", "problems"), "strong", bold=True),))
    yield BLANK
    yield Paragraph(
        (
            Run("What could not be read, or not whole; what could be saved of it is listed.", "muted"),
            Run(" It is tried again: a file once it is put right, a source after some time.", "muted"),
            Run(f" {key} leads to its source." if key else "", "muted"),
        )
    )
    yield BLANK
    number = Counter(failure.source for failure in failures if failure.key)
    above = ""
    for target, failure in enumerate(in_order(failures, names)):
        many = bool(failure.key) and number[failure.source] > 1
        if many and failure.source != above:
            told = Run(f"  {words.number(number[failure.source])} problems", "muted")
            yield Paragraph((Run(_name(failure, names), "strong", bold=True), told))
        above = failure.source if many else ""
        name = "" if many else _name(failure, names)
        yield Paragraph(_said(failure, name), _UNDER if many else None, _UNDER, target=target)
    if len(failures) > _SHOWN:
        rest = words.number(len(failures) - _SHOWN)
        yield BLANK
        yield Paragraph((Run(f"And {rest} more: `newsreader refresh` prints them all.", "muted"),))


def _said(failure: Failure, name: str) -> tuple[Run, ...]:
    """The sentence, with the name that it begins with set off."""
    told = sentence(failure, name)
    return (Run(name, "strong", bold=True), Run(told.removeprefix(name), "ink"))


def _name(failure: Failure, names: Mapping[str, str]) -> str:
    return names.get(failure.source) or public(failure.source)
