"""Names of topics: which stands for which."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.topic_names import circles, fold, resolved

_names = st.sampled_from("aAbBcCdDeE")


@given(st.dictionaries(_names, _names, max_size=8))
def test_every_name_ends_at_one_without_an_alias_or_in_a_circle(aliases: dict[str, str]) -> None:
    further = {fold(name): fold(target) for name, target in aliases.items()}
    ends = resolved(aliases)
    for name in further:
        at = name
        for _ in further:
            at = further.get(at, at)
        assert (name in ends) == (at not in further)
        assert name not in ends or fold(ends[name]) == at
    kept = {name: target for name, target in aliases.items() if name not in dict(circles(aliases))}
    assert set(resolved(kept)) == set(map(fold, kept))


def test_a_long_chain_is_followed_in_no_time() -> None:
    names = [f"topic {number}" for number in range(50_000)]
    aliases = dict(pairwise(names))
    assert set(resolved(aliases).values()) == {names[-1]}
    assert circles(aliases) == []
    assert len(circles({**aliases, names[-1]: names[0]})) == len(names)
