"""Code in a few tones: what is a keyword, a comment, a text or a number stands out a little."""

from collections.abc import Iterator
from time import monotonic

from reader.ui.widgets.prose import Run

LONGEST = 10_000  # characters; the time for some texts grows with the square of their length
_AT_MOST_S = 0.2

# Named one by one: a name that is not known would make Pygments look through all that is installed.
_LANGUAGES = frozenset({
    "bash", "c", "clojure", "cpp", "csharp", "css", "dart", "diff", "docker", "dockerfile", "elixir", "erlang", "go",
    "graphql", "haskell", "html", "ini", "java", "javascript", "js", "json", "jsx", "julia", "kotlin", "lua", "make",
    "nginx", "nix", "ocaml", "perl", "php", "powershell", "py", "python", "r", "rb", "ruby", "rs", "rust", "scala",
    "sh", "shell", "sql", "swift", "toml", "ts", "typescript", "xml", "yaml", "yml", "zig", "zsh",
})  # fmt: skip
_LOOKS = {
    "Token.Comment": Run("", "faint", italic=True),
    "Token.Keyword": Run("", "strong", bold=True),
    "Token.Keyword.Constant": Run("", "accent"),
    "Token.Literal.String": Run("", "link"),
    "Token.Literal.Number": Run("", "accent"),
    "Token.Name.Function": Run("", "strong"),
    "Token.Name.Class": Run("", "strong"),
    "Token.Name.Tag": Run("", "strong", bold=True),
    "Token.Name.Decorator": Run("", "muted"),
    "Token.Operator": Run("", "muted"),
    "Token.Operator.Word": Run("", "strong", bold=True),
    "Token.Punctuation": Run("", "muted"),
    "Token.Generic.Deleted": Run("", "faint"),
    "Token.Generic.Inserted": Run("", "link"),
    "Token.Generic.Heading": Run("", "strong", bold=True),
    "Token.Generic.Subheading": Run("", "strong"),
}


def highlighted(code: str, language: str) -> list[Run]:
    """The code in runs of one look each; in one where its language is none of those known, or it is too long.

    It raises for nothing, and what would take too long stays plain.
    """
    if language.lower() not in _LANGUAGES or len(code) > LONGEST:
        return [Run(code)]
    runs: list[Run] = []
    try:
        for text, look in _tokens(code, language.lower()):
            if runs and runs[-1]._replace(text="") == look:
                runs[-1] = look._replace(text=runs[-1].text + text)
            else:
                runs.append(look._replace(text=text))
    except Exception:  # noqa: BLE001 - whatever a lexer stumbles over, the code can be read without its tones
        return [Run(code)]
    shown = "".join([run.text for run in runs])
    if not code.startswith(shown):
        return [Run(code)]
    return runs if shown == code else [*runs, Run(code[len(shown) :])]


def _tokens(code: str, language: str) -> Iterator[tuple[str, Run]]:
    """The pieces of the code with the looks they have, as many as there is time for."""
    from pygments.lexers import get_lexer_by_name

    end = monotonic() + _AT_MOST_S
    for token, text in get_lexer_by_name(language, stripnl=False, ensurenl=False).get_tokens(code):
        yield text, _look(str(token))
        if monotonic() > end:
            break


def _look(token: str) -> Run:
    """How a token is shown: as its kind, or as what that is a kind of."""
    while token:
        if look := _LOOKS.get(token):
            return look
        token = token.rpartition(".")[0]
    return Run("")
