"""What the elements of HTML are to a body: blocks, styles, or nothing that is shown."""

from lxml.etree import _Element

from reader.content.clean import line
from reader.content.raised import leads_back

HIDDEN = frozenset({
    "script", "style", "head", "title", "template", "noscript", "object", "button", "select", "textarea", "datalist",
    "svg", "canvas", "map", "input", "option", "link", "meta",
})  # fmt: skip
BLOCKS = frozenset({
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption", "address",
    "center", "form", "dl", "dt", "dd", "details", "summary", "body", "html", "fieldset", "legend", "table", "tbody",
    "thead", "tfoot", "tr", "td", "th", "caption", "ul", "ol", "li", "blockquote", "pre", "hr", "menu", "hgroup",
    "h1", "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
CAPTIONS = frozenset({"figcaption", "caption"})
DEEPER = frozenset({"ul", "ol", "menu", "dd"})  # what is in them is set further in
QUOTATION = "“”"
HEADINGS = {f"h{level}": level for level in range(1, 7)}
STYLES = {
    "b": "bold", "strong": "bold", "th": "bold", "dt": "bold", "summary": "bold", "mark": "bold",
    "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic", "var": "italic",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code",
    "s": "strike", "del": "strike", "strike": "strike",
}  # fmt: skip


def is_hidden(element: _Element) -> bool:
    """Whether a page does not show an element."""
    if (
        element.tag in HIDDEN
        or element.get("hidden") is not None
        or (element.tag == "a" and leads_back(element))
    ):
        return True
    style = element.get("style")
    return style is not None and "none" in style and "display:none" in style.replace(" ", "").lower()


def first_number(element: _Element) -> int:
    """The number that an ordered list begins with."""
    start = (element.get("start") or "").strip()
    return int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1


def language(element: _Element) -> str:
    """The language of a block of code, from the class that highlighters read."""
    inner = element.find("code")
    for tag in (element,) if inner is None else (inner, element):
        for name in (tag.get("class") or "").split():
            if name.startswith(("language-", "lang-")):
                return line(name.partition("-")[2])[:40]
    return ""
