"""What is to be done with articles when they arrive, as the user wrote it down."""

from typing import Literal, NamedTuple

EffectKind = Literal["read", "star", "later", "hide", "notify", "tag", "topic"]


class Effect(NamedTuple):
    """What a rule does with an article; `name` is that of a tag or topic."""

    kind: EffectKind
    name: str = ""


class RuleSpec(NamedTuple):
    """A rule by its name: the query that articles match `when` it holds for them, and what it does with those."""

    name: str
    when: str
    effects: tuple[Effect, ...]
    enabled: bool = True
