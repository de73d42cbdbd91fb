"""The library: all that the screen and the command line ask for. Everything below is reached through here."""

from reader.library.library import Library
from reader.library.marks import Marks
from reader.library.source_list import SourceList

__all__ = ["Library", "Marks", "SourceList"]
