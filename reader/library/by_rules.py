"""What rules did to an article, in words."""

from collections.abc import Iterator, Mapping, Sequence

from reader.models import ByRule, ChangedField

_DID: Mapping[ChangedField, str] = {
    "read": "read", "starred": "starred", "later": "kept for later", "hidden": "hidden", "tag": "tagged #",
    "in_topic": "put into ",
}  # fmt: skip


def done_by_rules(effects: Sequence[ByRule]) -> Iterator[tuple[str, str]]:
    """What each rule did, and the name of the rule: ("Read and tagged #press by rule", "press releases")."""
    for name in dict.fromkeys(effect.rule for effect in effects):
        did = [f"{_DID[one.field]}{one.name}" for one in effects if one.rule == name and one.field in _DID]
        *others, last = did or ["changed"]
        told = f"{', '.join(others)} and {last}" if others else last
        yield f"{told[0].upper()}{told[1:]} by rule", name
