"""Other keys to begin with, for hands that know another program. What a preset does not name has its default keys.

newsboat: its default keys, as far as there are such commands here (doc/keycmds.dsv in github.com/newsboat/newsboat).
google: those of Google Reader, which most web readers took over. vim: its keys for moving, searching, folding and
undoing, as far as a single key goes.
"""

from collections.abc import Mapping


def preset_keys(name: str) -> Mapping[str, tuple[str, ...]]:
    """The keys that a preset gives to commands, by the command's id; none of ours, which are the defaults."""
    return {id: tuple(keys.split()) for id, keys in _PRESETS.get(name, {}).items()}


_PRESETS: Mapping[str, Mapping[str, str]] = {
    "newsboat": {
        "move.down": "down J",
        "move.up": "up K",
        "move.first": "home",
        "move.last": "end",
        "pane.topics": "1 t",
        "pane.right": "right",
        "topic.next": "j ctrl+n",
        "topic.previous": "k ctrl+p",
        "read.original": "o O",
        "read.link": "u ; #",
        "mark.read": "N",
        "mark.all": "A C",
        "mark.starred": "s ctrl+b",
        "search": "/ F",
        "list.sort": "g G \\",
        "list.items": "V",
        "list.unlisted": ". l",
        "tag.edit": "ctrl+e",
        "note.edit": "ctrl+r",
        "out.edit": "ctrl+l",
        "palette": "ctrl+g",
        "sources.palette": "ctrl+g",
    },
    "google": {
        "move.page_up": "pageup shift+space",
        "topic.next": "N J",
        "topic.previous": "P K",
        "topic.fold": "X -",
        "zen": "f z",
        "list.items": "V",
        "sources": "F",
        "sources.close": "q escape F",
        "read.open": "enter o",
        "read.original": "v",
        "refresh.this": "R",
        "refresh.all": "r",
        "sources.refresh": "R",
        "sources.refresh_all": "r",
        "back": "q u",
        "out.page": "ctrl+g",
        "pick.range": "ctrl+r",
        "note.edit": "ctrl+n",
    },
    "vim": {
        "move.down": "j down ctrl+e",
        "move.up": "k up ctrl+y",
        "move.page_down": "pagedown ctrl+f",
        "move.page_up": "pageup ctrl+b",
        "search.library": "ctrl+g",
        "pane.next": "tab ctrl+w",
        "topic.fold": "z -",
        "zen": "Z",
        "read.link": "f ;",
        "list.items": "V",
        "sources": "F",
        "sources.close": "q escape F",
        "unread.next": "n",
        "unread.previous": "N p",
        "mark.undo": "u",
        "why.undo": "u",
        "rules.undo": "u",
        "rules.take_back": "U",
        "note.edit": "ctrl+n",
        "suspend": "ctrl+z ctrl+backslash",
        "out.edit": "ctrl+l",
    },
}
