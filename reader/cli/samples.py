"""The sample articles that an empty library shows."""

from reader import assets
from reader.cli.libraries import Chosen, choose
from reader.errors import NotFoundError


def samples(library: str | None) -> Chosen:
    """The library that the samples are read into. It has its own database, so that none of them gets into the user's;
    what is marked and added there is kept where the library that `--library` means keeps it.

    Raises:
        NotFoundError: the samples are missing.
    """
    try:
        folder = str(assets.folder("sample_content"))
    except FileNotFoundError as error:
        raise NotFoundError(str(error)) from error
    apart = choose(None, [folder])
    if library is None:
        return apart
    own = choose(library).place
    return apart._replace(place=own._replace(database=own.sources.with_name("samples.db")))
