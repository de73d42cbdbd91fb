"""From what a user types to sources."""

import os
import re
from collections.abc import Sequence

from reader.errors import NotFoundError, ReaderError, SourceError, UsageError
from reader.models import SourceKind, SourceSpec
from reader.subscriptions.addresses import is_command, is_ssh, normalise

# A host by its name, perhaps with a port, and what follows it: example.org, news.example.org:8080/feed.
_HOST = r"(?i:(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,24})(?::[0-9]{1,5})?(?:[/?#].*)?)"
# A machine that answers by http, as those in the house do: localhost:8080, 192.168.1.2/feed.
_HERE = re.compile(
    r"(?:localhost|(?:[0-9]{1,3}\.){3}[0-9]{1,3})(?::[0-9]{1,5}(?:[/?#].*)?|[/?#].*)", re.IGNORECASE
)
# Endings of files that are likelier meant than the countries and companies of that name.
_FILES = frozenset({
    "atom", "css", "csv", "docx", "gz", "htm", "html", "jpg", "js", "json", "jsonl", "markdown", "md", "opml", "pdf",
    "png", "py", "rss", "sh", "tar", "toml", "txt", "xml", "yaml", "yml", "zip",
})  # fmt: skip


def specs_of(addresses: Sequence[str], kind: SourceKind | None = None) -> tuple[SourceSpec, ...]:
    """The sources meant by words that a user typed, each once.

    A path, a URL, "exec:" and a command, an address that git understands, "-", or the name of a host.

    Raises:
        UsageError: a source is written in a way that cannot be meant.
        NotFoundError: a file or folder does not exist.
        SourceError: the system lets nobody look whether it does.
    """
    meant = [normalise(_existing(word)) for word in addresses]
    return tuple(SourceSpec(address, kind) for address in dict.fromkeys(meant))


def looks_like_host(word: str) -> bool:
    """Whether a word that is no file here begins with the name of a host."""
    found = re.fullmatch(_HOST, word)
    return found is not None and ("/" in word or found[1].lower() not in _FILES)


def _existing(word: str) -> str:
    """The word itself where it names something there is; the address of a host where it is one by its name."""
    if word == "":
        raise UsageError("A source may not be empty.", "Name a file, a folder or an http(s) address.")
    if word == "-" or "://" in word or is_command(word) or is_ssh(word):
        return word
    missing = _missing(word)
    if missing is None:
        return word
    path, sign, _ = word.partition("#")
    if sign and path and _missing(path) is None:
        return word  # a folder of a git repository
    if looks_like_host(word):
        return f"https://{word}"
    if _HERE.fullmatch(word):
        return f"http://{word}"
    raise missing


def _missing(word: str) -> ReaderError | None:
    try:
        os.lstat(os.path.expanduser(word))
    except (FileNotFoundError, NotADirectoryError):
        return NotFoundError(f"There is no file or folder {word!r}.")
    except ValueError:
        return UsageError(f"{word!r} holds a NUL character.")
    except OSError as error:
        return SourceError(f"{word!r} cannot be looked at: {(error.strerror or str(error)).lower()}.")
    return None
