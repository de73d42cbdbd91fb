"""On which line each key of a TOML file stands; tomllib does not tell."""

from collections.abc import Iterator, Mapping

from reader.toml_text import Token, bare, tokens

# No setting has a name of more parts; whatever lies deeper is passed over.
_DEEPEST = 3


def lines(text: str) -> Mapping[str, int]:
    """The line, from 1, of each key by its dotted name, up to three parts of it; where it first stands."""
    finder = _Finder(token for token in tokens(text) if not token.is_comment)
    finder.document()
    return finder.found


class _Finder:
    def __init__(self, tokens: Iterator[Token]) -> None:
        self.found: dict[str, int] = {}
        self._tokens = tokens
        self._now = next(tokens, None)

    def document(self) -> None:
        table: tuple[str, ...] = ()
        while self._now is not None:
            if self._now.text == "[":
                table = self._key(())
                self._rest()
            elif self._now.text == "\n":
                self._next()
            else:
                self._pair(table)

    def _pair(self, table: tuple[str, ...]) -> None:
        name = self._key(table)
        if self._now is None or self._now.text != "=":
            self._rest()
            return
        self._next()
        self._inline(name)
        self._rest()

    def _inline(self, name: tuple[str, ...]) -> None:
        """The keys of the inline table that stands here, if one does."""
        if self._now is None or self._now.text != "{" or len(name) >= _DEEPEST:
            return
        self._next()
        depth, key_follows = 1, True
        while depth and self._now is not None:
            mark = self._now.text
            if key_follows and mark not in ("}", ",", "\n"):
                inner = self._key(name)
                key_follows = False
                self._next()
                self._inline(inner)
                continue
            depth += (mark in ("[", "{")) - (mark in ("]", "}"))
            key_follows = mark == "," and depth == 1
            self._next()

    def _key(self, table: tuple[str, ...]) -> tuple[str, ...]:
        """The parts of a key, which may be a table's in its brackets, after those of the table it stands in."""
        parts, line = [*table], self._now.line if self._now else 0
        while self._now is not None and self._now.text not in ("=", "\n"):
            if self._now.text not in ("[", "]", "."):
                parts.append(bare(self._now.text))
            self._next()
        for length in range(1, min(len(parts), _DEEPEST) + 1):
            self.found.setdefault(".".join(parts[:length]), line)
        return tuple(parts)

    def _rest(self) -> None:
        """Over the value to the end of its last line."""
        depth = 0
        while self._now is not None and (depth > 0 or self._now.text != "\n"):
            depth += (self._now.text in ("[", "{")) - (self._now.text in ("]", "}"))
            self._next()

    def _next(self) -> None:
        self._now = next(self._tokens, None)
