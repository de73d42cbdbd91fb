"""One article file at a remote address."""

from urllib.parse import urlsplit

from reader.errors import SourceError
from reader.models import SourceKind, SourceSpec
from reader.sources.answers import Answer, shown
from reader.sources.base import Way
from reader.sources.one_document import OneDocument
from reader.sources.reading import MAX_ARTICLE_BYTES

_OWN = Way()


class RemoteFile(OneDocument):
    """One article file at a remote address; its key is the path there."""

    kind: SourceKind = "remote_file"
    limit = MAX_ARTICLE_BYTES

    def __init__(self, spec: SourceSpec, *, first: Answer | None = None, way: Way = _OWN) -> None:
        """`first` is what the address answered just now, where it was asked already."""
        parts = urlsplit(shown(spec.address))
        key = parts.path.strip("/") + (f"?{parts.query}" if parts.query else "")
        super().__init__(spec, key, way, first=first, address=spec.address)
        folder, _, _ = parts.path.rpartition("/")
        self._folder = f"{parts.scheme}://{parts.netloc}{folder}"

    @property
    def identity(self) -> str:
        """The address without the name of the file."""
        return self._folder

    def _check(self, answer: Answer) -> None:
        if len(answer.data) > self.limit:
            raise SourceError(f"{self._url} sent more than the {self.limit >> 20} MB that are taken")
        super()._check(answer)
