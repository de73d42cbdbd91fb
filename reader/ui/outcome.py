"""How the app ends, beside the exit codes."""

from typing import Final

OWN_LIBRARY: Final = -1
"""The reader wants to go on in their own library: they added a source to it."""
