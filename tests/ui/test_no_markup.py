"""No text from outside is ever read as markup: the code gives no way, and odd texts stand as they are."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import reader.ui
from reader.models import Failure
from reader.ui.panes.source_page import source_page
from reader.ui.screens.adding import Adding
from reader.ui.screens.asking import Asking, Prompting
from reader.ui.screens.choosing import Choosing
from reader.ui.screens.field_sheet import FieldSheet
from reader.ui.screens.page import PageScreen
from reader.ui.screens.problems import problems_page
from reader.ui.widgets.choices import Option
from reader.ui.widgets.lines import State, StatusLine
from reader.ui.widgets.source_row import Fare
from reader.ui.widgets.source_rows import SourceRows
from tests.ui.archive import NOW
from tests.ui.child import answering, offer
from tests.ui.driving import until
from tests.ui.plain import PlainApp
from tests.ui.subscribed import fares

HOUSE = Path(reader.ui.__file__).parent
ODD = [
    "[/]",
    "[bold]x[/bold]",
    "[@click=app.quit]y[/]",
    "[$accent]z",
    "\\[red]",
    "[[not",
    "]]",
    "[link='x']w[/link]",
]

# What takes a string and reads markup in it: classes by their name, methods and functions by theirs, and attributes
# that are set. Content and Text given to them are taken as they are.
READERS = {
    "Static", "Label", "Button", "Link", "Digits", "Markdown", "Rule", "Header", "Footer", "Tooltip", "Toast",
    "Collapsible", "Checkbox", "RadioButton", "Tab", "TabPane", "OptionList", "SelectionList", "ListItem",
    "Placeholder", "Log", "RichLog", "DataTable", "Select",
}  # fmt: skip
METHODS = {"notify", "from_markup", "print", "visualize", "with_tooltip", "render_markup", "write_line"}
ATTRIBUTES = {"tooltip", "border_title", "border_subtitle", "sub_title"}
MODULES = {"rich.markup", "textual.markup", "rich.panel", "rich.table"}
SAFE = {"Content", "Text"}


def literal(node: ast.expr) -> bool:
    """Whether a value was written in the code, or was made into text that is not markup."""
    match node:
        case ast.Constant():
            return True
        case ast.IfExp():
            return literal(node.body) and literal(node.orelse)
        case ast.Call(func=ast.Name(id=name)) if name in SAFE:
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)) if name in SAFE:
            return method in ("assemble", "styled", "join") or all(map(literal, node.args))
    return False


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def wrong_in(code: str) -> Iterator[str]:
    """What in a module could read a text as markup, by line."""
    tree = ast.parse(code)
    # A set may be updated with anything; a widget that reads markup may not.
    imported = {
        name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names
    }
    readers = READERS | METHODS | ({"update"} if imported & READERS else set())
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from wrong_call(node, readers)
        elif wrong_elsewhere(node):
            yield f"{getattr(node, 'lineno', 0)}: {ast.unparse(node).splitlines()[0]}"


def wrong_call(node: ast.Call, readers: set[str]) -> Iterator[str]:
    if called(node) in readers and not all(map(literal, node.args[:1])):
        yield f"{node.lineno}: {called(node)}(…)"
    for keyword in node.keywords:
        if keyword.arg in ATTRIBUTES and not literal(keyword.value):
            yield f"{node.lineno}: {keyword.arg}="


def wrong_elsewhere(node: ast.AST) -> bool:
    """An attribute that is set, a class that reads markup by inheritance, a drawing as a string, a parser."""
    match node:
        case ast.Assign(targets=[ast.Attribute(attr=name)], value=value) if name in ATTRIBUTES:
            return not literal(value)
        case ast.ClassDef(bases=bases):
            return any(isinstance(base, ast.Name) and base.id in READERS for base in bases)
        case ast.FunctionDef(name="render", returns=ast.Name(id="str")):
            returned = [one.value for one in ast.walk(node) if isinstance(one, ast.Return)]
            return not all(one is not None and literal(one) for one in returned)
        case ast.ImportFrom(module=module):
            return module in MODULES
    return False


@pytest.mark.parametrize("path", sorted(HOUSE.rglob("*.py")), ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_module_of_the_screen_reads_text_as_markup(path: Path) -> None:
    assert list(wrong_in(path.read_text())) == []


@pytest.mark.parametrize(
    "code",
    [
        "Static(title)",
        "yield Label(f'{title}')",
        "from textual.widgets import Static\nself.query_one(Static).update(title)",
        "class Note(Static): pass",
        "self.app.notify(str(error))",
        "widget.tooltip = title",
        "Pane(tooltip=title)",
        "self.border_title = path",
        "Content.from_markup(title)",
        "Text.from_markup(title)",
        "self.app.console.print(title)",
        "from rich.markup import render",
        "class A:\n    def render(self) -> str:\n        return self.title",
    ],
)
def test_the_lint_finds_what_it_is_for(code: str) -> None:
    assert len(list(wrong_in(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "Static('Sort')",
        "Static(Content(title), classes=kind)",
        "self.tooltip = Content(text) if text else None",
        "self.found.update(seen)",
        "Content.styled(title, '$muted')",
        "class A:\n    def render(self) -> str:\n        return ''",
    ],
)
def test_the_lint_leaves_the_rest_alone(code: str) -> None:
    assert list(wrong_in(code)) == []


def screens() -> list[Any]:
    odd = [Option(text, text, f"note {text}", text[:2]) for text in ODD]
    return [
        Choosing(odd, "".join(ODD[:3]), typed=False),
        Choosing(odd, "".join(ODD[:3]), empty=ODD[2]),
        Asking("".join(ODD[:3]), ODD[0], ODD[1]),
        Prompting("".join(ODD[:3]), "x", complete),
        PageScreen(ODD[2], list(problems_page([Failure(text, text, text, 1) for text in ODD]))),
        FieldSheet("".join(ODD[:3]), odd, lambda _: None),
    ]


def complete(text: str) -> list[str]:
    return ODD if text else []


@pytest.mark.parametrize("number", range(6), ids=["menu", "palette", "question", "line", "page", "fields"])
async def test_odd_texts_stand_on_the_screens_as_they_are(number: int) -> None:
    app = PlainApp()
    async with app.run_test(size=(120, 90)) as pilot:
        screen = screens()[number]
        await app.push_screen(screen)
        await app.workers.wait_for_complete()
        await pilot.pause()
        seen = app.shown
        for text in ODD[:2] if number == 2 else ODD:
            assert text in seen
        if number != 4:
            assert "".join(ODD[:3]) in seen


async def test_odd_texts_stand_in_the_status_line_as_they_are() -> None:
    status = StatusLine(id="status")
    app = PlainApp(status)
    async with app.run_test(size=(200, 10)) as pilot:
        for text in ODD:
            status.state = State((text, text), note=text, reading=text)
            await pilot.pause()
            assert f"{text} › {text}   {text}   {text}" in app.shown


async def test_odd_texts_of_what_was_found_stand_in_the_sheet_as_they_are() -> None:
    offers = [
        offer(f"https://x.example/{number}", name=text, words=text, titles=ODD)
        for number, text in enumerate(ODD)
    ]
    sheet = Adding("Add", answering(*offers))
    app = PlainApp()
    async with app.run_test(size=(200, 60)) as pilot:
        await app.push_screen(sheet)
        sheet.line.value = "x"
        sheet.action_done()
        await until(pilot, lambda: sheet.list.count == len(ODD))
        for text in ODD[:6]:
            assert text in app.shown


async def test_odd_texts_of_sources_stand_on_their_page_as_they_are() -> None:
    rows = SourceRows(lambda: NOW)
    app = PlainApp(rows)
    async with app.run_test(size=(200, 60)) as pilot:
        odd = [
            fares(f"https://x.example/{number}", title=text, error=text) for number, text in enumerate(ODD)
        ]
        rows.show(odd)
        await pilot.pause()
        for text in ODD:
            assert text[:30] in app.shown
        for status in odd:
            assert str(status.title) in "".join(part.text for part in source_page(Fare(status), NOW))
