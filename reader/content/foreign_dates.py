"""Dates as they are written in other languages than English, and in other orders, made one that is read everywhere."""

import re

_MONTHS = {
    "Jan": "janvier janv januar jänner enero ene gennaio gen janeiro januari января январь янв stycznia ledna",
    "Feb": "février févr fév fevrier februar febrero febbraio fevereiro fev februari февраля февраль фев lutego února",
    "Mar": "mars märz mär mrz marzo março maart mrt марта март мар marca března",
    "Apr": "avril avr abril abr aprile апреля апрель апр kwietnia dubna",
    "May": "mai mayo maggio mag maio mei мая май maja května",
    "Jun": "juin juni junio giugno giu junho июня июнь июн czerwca června",
    "Jul": "juillet juil juli julio luglio lug julho июля июль июл lipca července",
    "Aug": "août aout agosto ago augustus августа август авг sierpnia srpna",
    "Sep": "septembre september septiembre sept settembre set setembro сентября сентябрь сен сент września září",
    "Oct": "octobre oktober okt octubre ottobre ott outubro out октября октябрь окт października října",
    "Nov": "novembre noviembre novembro ноября ноябрь ноя listopada listopadu",
    "Dec": "décembre déc decembre dezember dez diciembre dic dicembre dezembro декабря декабрь дек grudnia prosince",
}
_BY_WORD = {word: month for month, words in _MONTHS.items() for word in words.split()}
_KEPT = frozenset({
    "am", "pm", "utc", "gmt", "z", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "cet", "cest",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+\.?")
_HAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号]?\s*(.{0,40})", re.DOTALL)
_HALVES = {"上午": "AM", "下午": "PM", "午前": "AM", "午後": "PM", "오전": "AM", "오후": "PM"}
_CLOCK = re.compile(r"(\d{1,2})\s?[:时時点點시]\s?(\d{1,2})?\s?[:分분]?\s?(\d{1,2})?")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b\.?,?(.{0,40})", re.DOTALL)
_PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?")
_SCRIPT = re.compile(r"(\w{3}) (\w{3}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})(?: \([^()]{0,60}\))?")


def in_english(text: str) -> str | None:
    """The same date in a form that a parser of English dates takes; None where it is not in another one."""
    if script := _SCRIPT.fullmatch(text):  # as JavaScript writes it
        return f"{script[3]} {script[2]} {script[4]} {script[5]} {script[6]}"
    if packed := _PACKED.fullmatch(text):
        year, month, day, hour, minute, second = packed.groups()
        return f"{year}-{month}-{day} {hour}:{minute}:{second or '00'}"
    if han := _HAN.search(text):
        return f"{han[1]}-{int(han[2]):02}-{int(han[3]):02} {_time(han[4])}".strip()
    if dotted := _DOTTED.search(text):  # the day stands first wherever dots are used
        return f"{dotted[3]}-{int(dotted[2]):02}-{int(dotted[1]):02} {dotted[4].strip()}".strip()
    return _translated(text)


def _time(text: str) -> str:
    half = next((english for word, english in _HALVES.items() if word in text), "")
    clock = _CLOCK.search(text)
    if clock is None:
        return ""
    return f"{clock[1]}:{clock[2] or '00'}:{clock[3] or '00'} {half}".strip()


def _translated(text: str) -> str | None:
    """The date with its month in English, and without other words; None where no month is a foreign one."""
    words = [found[0].rstrip(".").casefold() for found in _WORD.finditer(text)]
    months = [_BY_WORD[word] for word in words if word in _BY_WORD]
    if not months:
        return None
    english = [word for word in words if word in _KEPT]
    numbers = _WORD.sub(" ", text.replace(",", " "))
    day, _, rest = " ".join(numbers.split()).partition(" ")
    return f"{day.rstrip('.')} {months[-1]} {rest} {' '.join(english)}".strip()
