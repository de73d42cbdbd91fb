r"""Topics in a line: "Tech > Linux, News", or "Tech/Linux, News". Pure.

`\` before a comma, a >, a / or a \ makes it a part of a name.
"""

import re

_PART = re.compile(r"\\([\\,>/])|(.)", re.DOTALL)
_ESCAPED = re.compile(r"[\\,>/]")


def written_topics(topics: tuple[tuple[str, ...], ...]) -> str:
    """Topics in a line."""
    return ", ".join(" > ".join(_ESCAPED.sub(r"\\\g<0>", name) for name in path) for path in topics)


def read_topics(line: str) -> tuple[tuple[str, ...], ...]:
    """The topics that a line names, each once. There is no line that names none but an empty one."""
    paths: list[tuple[str, ...]] = []
    path: list[str] = []
    name = ""
    for escaped, plain in [*_PART.findall(line), ("", ",")]:
        if plain not in (",", ">", "/"):
            name += escaped or plain
            continue
        path += [word] if (word := " ".join(name.split())) else []
        name = ""
        if plain == ",":
            paths += [tuple(path)] if path and tuple(path) not in paths else []
            path = []
    return tuple(paths)
