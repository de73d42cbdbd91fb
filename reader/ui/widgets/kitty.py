"""kitty's graphics protocol, as far as pictures in cells need it (sw.kovidgoyal.net/kitty/graphics-protocol). Pure.

A picture is sent once under a number; then any cell with the placeholder character, whose colour is that number and
whose marks tell row and column, shows its part of it. So pictures scroll and are cut like text.
"""

from base64 import b64encode
from collections.abc import Iterator

from reader.pictures.sizes import Box

_PLACEHOLDER = "\U0010eeee"
_CHUNK = 4096  # bytes of one sequence, at most
# The marks that stand for numbers, in their order: combining class 230, none of them made of others
# (rowcolumn-diacritics.txt of the protocol's specification).
_MARKS = [
    0x0305, 0x030D, 0x030E, 0x0310, 0x0312, 0x033D, 0x033E, 0x033F, 0x0346, 0x034A, 0x034B, 0x034C, 0x0350, 0x0351,
    0x0352, 0x0357, 0x035B, 0x0363, 0x0364, 0x0365, 0x0366, 0x0367, 0x0368, 0x0369, 0x036A, 0x036B, 0x036C, 0x036D,
    0x036E, 0x036F, 0x0483, 0x0484, 0x0485, 0x0486, 0x0487, 0x0592, 0x0593, 0x0594, 0x0595, 0x0597, 0x0598, 0x0599,
    0x059C, 0x059D, 0x059E, 0x059F, 0x05A0, 0x05A1, 0x05A8, 0x05A9, 0x05AB, 0x05AC, 0x05AF, 0x05C4, 0x0610, 0x0611,
    0x0612, 0x0613, 0x0614, 0x0615, 0x0616, 0x0617, 0x0657, 0x0658, 0x0659, 0x065A, 0x065B, 0x065D, 0x065E, 0x06D6,
]  # fmt: skip


def placeholders(row: int, columns: int) -> str:
    """The cells of a row. Only the first tells where it is: the others follow it."""
    return f"{_PLACEHOLDER}{chr(_MARKS[row])}{chr(_MARKS[0])}" + _PLACEHOLDER * (columns - 1)


def transmission(number: int, box: Box, png: bytes, *, tmux: bool) -> str:
    """What sends a picture, to be shown in so many cells wherever placeholders name it."""
    return "".join(_passed(part) if tmux else part for part in _parts(number, box, png))


def removal(number: int, *, tmux: bool) -> str:
    """What has the terminal forget a picture."""
    part = f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"
    return _passed(part) if tmux else part


def _parts(number: int, box: Box, png: bytes) -> Iterator[str]:
    data = b64encode(png).decode("ascii")
    for start in range(0, len(data), _CHUNK):
        more = int(start + _CHUNK < len(data))
        head = f"a=T,U=1,f=100,t=d,i={number},c={box.columns},r={box.rows},q=2," if not start else ""
        yield f"\x1b_G{head}m={more};{data[start : start + _CHUNK]}\x1b\\"


def _passed(sequence: str) -> str:
    """A sequence in the wrapping that tmux passes on to the terminal around it."""
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
