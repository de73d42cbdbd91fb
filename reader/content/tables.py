"""Is a table of HTML data, or only a way to lay out a page?"""

from lxml.etree import _Element

_LAID_OUT = frozenset(
    {"table", "img", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "form", "blockquote", "pre"}
)
_LONGEST_CELL = 300  # characters
_LOOKED_AT = 4000  # elements


def is_data(table: _Element) -> bool:
    """True for a table of data: it has head cells, or rows of the same several cells of short text."""
    if table.get("role") == "presentation":
        return False
    widths: dict[_Element, int] = {}
    heads = 0
    for count, element in enumerate(table.iterdescendants()):
        name = element.tag
        if name in _LAID_OUT or count > _LOOKED_AT:
            return count > _LOOKED_AT
        if name in {"td", "th"}:
            heads += name == "th"
            row = element.getparent()
            if row is not None:
                widths[row] = widths.get(row, 0) + 1
        elif len(element.text or "") > _LONGEST_CELL:
            return heads > 0
    if heads:
        return True
    return len(widths) >= 2 and max(widths.values()) >= 2 and len(set(widths.values())) <= 2
