"""Which folder is the root of a site: article keys are paths from there, however deep the folder is that was given.

So the site's folder, a collection inside it and its JSON API all name an article the same ("_news/2021-….md").
"""

import os
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.content.site import Site

CONFIG = "_config.yml"
LEVELS = 4
MAX_CONFIG_BYTES = 1 << 20


class SiteRoot:
    """The root of the site that a folder belongs to, and the site's public address where its settings tell one."""

    def __init__(self, folder: str, top: str | None = None) -> None:
        """Finds the root of the site that `folder`, an absolute path, is or lies in; it is not above `top`."""
        self.path = _find(folder, top)

    @cached_property
    def is_jekyll(self) -> bool:
        """Whether the root holds the settings of a Jekyll site."""
        return os.path.isfile(os.path.join(self.path, CONFIG))

    @property
    def url(self) -> str | None:
        """Where the site is published: its `url` and `baseurl`; None where it has no readable settings."""
        return self._told.base_url if self._told else None

    @property
    def title(self) -> str | None:
        """What the site calls itself in its settings."""
        return self._told.title if self._told else None

    @property
    def identity(self) -> str:
        """The site's public address without a final slash, else the path of its root."""
        return (self.url or "").rstrip("/") or self.path

    def key_prefix(self, folder: str) -> str:
        """What the keys of files in `folder` begin with: its path from the root, with a final slash; or nothing."""
        below = os.path.relpath(folder, self.path)
        return "" if below == os.curdir else below.replace(os.sep, "/") + "/"

    @cached_property
    def _told(self) -> "Site | None":
        """What its settings say."""
        if not self.is_jekyll:
            return None
        from reader.content.site import parse_site

        try:
            with open(os.path.join(self.path, CONFIG), "rb") as file:
                return parse_site(file.read(MAX_CONFIG_BYTES))
        except OSError:
            return None


def _find(folder: str, top: str | None) -> str:
    """The nearest folder with settings; else the one that holds the outermost collection folder; else `folder`."""
    root = current = folder
    for _ in range(LEVELS):
        if os.path.isfile(os.path.join(current, CONFIG)):
            return current
        parent, name = os.path.split(current)
        if not name or current == top:
            break
        if name.startswith("_"):
            root = parent
        current = parent
    return root
