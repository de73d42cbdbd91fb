"""Fetches the pictures that the app wishes."""

from reader.errors import ReaderError
from reader.library import Library
from reader.models import Json


async def grant(library: Library, url: str) -> Json:
    """Fetches a picture; tells in which file it lies, or why it cannot be had."""
    try:
        file, error = str(await library.pictures.fetch(url)), None
    except ReaderError as trouble:
        file, error = None, str(trouble)
    return {"event": "picture", "name": url, "file": file, "error": error}
