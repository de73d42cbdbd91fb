"""Has pictures decoded in processes of their own."""

from reader.limits import Limited
from reader.pictures.records import Drawn, Wanted

PATIENCE_S = 5.0


class Painter(Limited[Wanted, Drawn]):
    """Draws pictures, several at a time."""

    def __init__(self) -> None:
        super().__init__("reader.pictures.child", PATIENCE_S)


def can_paint() -> bool:
    """Whether what decodes pictures is installed (the extra `images`)."""
    from importlib.util import find_spec

    return find_spec("PIL") is not None
