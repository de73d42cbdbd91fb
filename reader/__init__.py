"""newsreader: a terminal news reader, and the library beneath it."""

__version__ = "0.1.0"
