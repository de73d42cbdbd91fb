"""A script that stands in for the process that finds out what an address leads to."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from reader.ui.looking import Command


def offer(address: str, **told: Any) -> dict[str, Any]:
    """An offer as the process prints it."""
    plain = {"address": address, "kind": "feed", "name": None, "words": "RSS 2.0 feed"}
    return {**plain, "titles": [], "articles": None, "topics": [], **told}


def answering(*offers: Mapping[str, Any], failure: str = "", reason: str = "", code: int = 0) -> Command:
    """Prints these offers, or this failure, whatever the address is."""
    told = {"source": "", "key": "", "line": None, "message": failure, "reason": reason or None}
    failures = [told] if failure else []
    return running(f"print({json.dumps({'offers': offers, 'failures': failures})!r}); sys.exit({code})")


def here() -> Command:
    """Offers the folder of the very path it is asked for, as it is kept."""
    return running(
        """offer = {"address": os.path.abspath(sys.argv[1]), "kind": "folder", "words": "folder of articles"}
print(json.dumps({"offers": [offer], "failures": []}))"""
    )


def running(code: str) -> Command:
    """Runs this code, to which the address is an argument, and after it are the options."""
    return lambda address, more=(): [
        sys.executable, "-c", f"import json, os, sys, time\n{code}", address, *more
    ]  # fmt: skip
