"""What rules do with articles, between the words of the settings and the program."""

from typing import get_args

from reader.errors import UsageError
from reader.models import Effect
from reader.models.rules import EffectKind
from reader.settings.faults import near, shown

NAMING: tuple[EffectKind, ...] = ("tag", "topic")
"""Effects that are followed by a name."""
WRITTEN = tuple(f"{kind} NAME" if kind in NAMING else kind for kind in get_args(EffectKind))
"""All effects, as they are written."""


def effect(text: str) -> Effect:
    """The effect that words name. Raises ValueError with a sentence where there is none such."""
    word, _, name = text.strip().partition(" ")
    kinds: tuple[EffectKind, ...] = get_args(EffectKind)
    kind = next((kind for kind in kinds if kind == word), None)
    if kind is None:
        known = f" There are {', '.join(WRITTEN)}."
        raise ValueError(f"there is no effect {shown(text)}.{near(word, kinds) or known}")
    if kind in NAMING and not name.strip():
        raise ValueError(f'"{kind}" is followed by the name of a {kind}, such as "{kind} Sport".')
    if name.strip() and kind not in NAMING:
        raise ValueError(f'"{kind}" stands by itself, not as {shown(text)}.')
    return Effect(kind, _name(kind, name) if kind in NAMING else "")


def _name(kind: EffectKind, text: str) -> str:
    from reader.content.typed import tag_name, topic_name

    try:
        return tag_name(text) if kind == "tag" else topic_name(text)
    except UsageError as error:
        raise ValueError(" ".join(filter(None, (str(error), error.hint)))) from None


def words_of(effect: Effect) -> str:
    """An effect as it is written."""
    return f"{effect.kind} {effect.name}".rstrip()
