"""What the labels of character sets in documents mean, as browsers take them."""

import re

_LABEL = re.compile(
    r"utf-?(?:8|16|16le|16be|32)|iso-?8859-?\d{1,2}|windows-?12?5\d|cp-?\d{3,4}|koi8-?[rut]|"
    r"(?:shift[-_]?jis|sjis|euc[-_]?(?:jp|kr|cn)|gbk?|gb-?2312|gb-?18030|big5(?:-?hkscs)?|iso-?2022-?(?:jp|kr)|"
    r"us-ascii|ascii|latin-?\d{1,2}|mac-?roman|macintosh|tis-?620|johab)",
)
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})",
    re.IGNORECASE,
)
_NEAR = 4096  # bytes
# What is declared so is Windows-1252 nearly always, of which they are parts (WHATWG Encoding §4.2).
_AS_WINDOWS = frozenset({"iso8859-1", "latin-1", "ascii"})
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)


def codec(label: str) -> str | None:
    """The name of Python's codec for a label; None for one that is no character set, or none that is met."""
    import codecs

    label = label.strip().lower()
    if not _LABEL.fullmatch(label):
        return None
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return "cp1252" if name in _AS_WINDOWS else name


def declared(data: bytes) -> str | None:
    """The label that a web page declares near its beginning, in a `meta` or as XML; None where it declares none."""
    found = _DECLARED.search(data, 0, _NEAR)
    return found[1].decode() if found else None


def by_beginning(data: bytes) -> str | None:
    """The codec of a document that its first bytes tell (a byte order mark, or "<" in two bytes); None for others."""
    return next((name for bom, name in _BOMS if data.startswith(bom)), None)


def decoded(data: bytes, label: str | None = None) -> str:
    """The text of a document: by its first bytes, by `label` where that fits, else as UTF-8 with strays in it."""
    from reader.content.front_matter import decode

    if name := by_beginning(data):
        return data.decode(name, "replace")
    declared = codec(label) if label else None
    if declared is None or declared.startswith(("utf-16", "utf-32")):  # which the first bytes would have told
        return decode(data)
    try:
        return data.decode(declared, "replace" if declared == "cp1252" and not _is_utf8(data) else "strict")
    except UnicodeDecodeError:
        return decode(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
