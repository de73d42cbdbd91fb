"""httpx without its command line, which would bring click and rich where these are installed: half of its import."""

import sys

sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type] # "there is none", to the import system

import httpx as httpx  # noqa: E402, PLC0414 - after what it is to find; others have it from here
