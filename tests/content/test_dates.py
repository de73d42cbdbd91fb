"""A date is the instant that was meant, or nothing."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.dates import parse_date, parse_duration

NOON = datetime(2021, 5, 11, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-11T12:00:00Z",
        "2021-05-11T05:00:00-07:00",
        "2021-05-11 12:00:00",
        "2021-05-11t12:00:00z",
        "20210511T120000Z",
        "Tue, 11 May 2021 12:00:00 GMT",
        "Tue, 11 May 2021 07:00:00 EST",
        "11 May 2021 08:00 EDT",
        "May 11, 2021 12:00 PM",
        "2021-05-11 14:00 CEST",
        # Mail, as feeds write it
        "Tue, 11 May 2021 12:00:00 +0000",
        "Tue, 11 May 2021 14:00:00 +02:00",
        "Tue, 11 May 21 12:00:00 GMT",
        "Tue, 11 May 2021 12:00 UT",
        "11 May 2021 12:00:00 Z",
        "Tues, 11 May 2021 12:00:00 GMT",
        "Wed, 11 May 2021 12:00:00 GMT",
        "tue,11 may 2021 12:00:00 gmt",
        "Tue,  11  May  2021  12:00:00",
        "Tuesday, 11-May-21 12:00:00 GMT",
        "Tue, May 11 2021 12:00:00 GMT",
        "Tue, 11 May 2021 12:00:00 +0000 GMT",
        # ISO 8601 and what is meant for it
        "2021-05-11T14:00:00+0200",
        "2021-05-11T14:00:00 +02",
        "2021-05-11T12:00Z",
        "2021-05-11 12:00:00.000 UTC",
        "2021/05/11 12:00:00",
        "2021-W19-2T12:00:00Z",
        "20210511120000",
        # Programs
        "Tue May 11 12:00:00 2021",
        "Tue May 11 12:00:00 UTC 2021",
        "Tue May 11 2021 14:00:00 GMT+0200 (Central European Summer Time)",
        # People, in their own order and language
        "5/11/2021 12:00:00 PM",
        "11.05.2021 12:00",
        "11 May 2021, 12:00",
        "Di, 11 Mai 2021 12:00:00 +0000",
        "11. Mai 2021 12:00",
        "mar., 11 mai 2021 14:00:00 +0200",
        "11 de mayo de 2021 12:00",
        "Вт, 11 май 2021 12:00:00 +0000",
        "вторник, 11 мая 2021 г. 12:00",
        "2021年5月11日 12:00",
        "2021年05月11日 12时00分00秒",
        "2021년 5월 11일 오후 12:00",
    ],
)
def test_one_instant_written_in_many_ways_is_the_same_instant(text: str) -> None:
    assert parse_date(text) == NOON
    assert parse_date(f" {text} ") == NOON


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-05-11", (2021, 5, 11)),
        ("2021-05", (2021, 5, 1)),
        ("May 2021", (2021, 5, 1)),
        ("2021-05-11T24:00Z", (2021, 5, 12)),
    ],
)
def test_what_is_missing_is_the_beginning_never_today(text: str, day: tuple[int, int, int]) -> None:
    assert parse_date(text) == datetime(*day, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "now", "yesterday", "10:30", "2021-13-45", "garbage 12", "0001-01-01", "9999-12-31T23:59:59-07:00",
    "1" * 500,
     "1620750420", "5", "\x00", "99/99/9999", "3000-01-01", "2021-05-11T12:00:00+99:00",
     "Tue, 30 Nov -0001 00:00:00 +0000", "Tue, 31 Feb 2021 12:00:00 GMT",
     "0000-00-00 00:00:00", "99 Mai 2021", "2021年13月45日", "45.13.2021"],
)  # fmt: skip
def test_what_is_no_date_is_unknown(text: str) -> None:
    assert parse_date(text) is None


@given(st.text(max_size=80) | st.from_regex(r"[0-9A-Za-z:,./+ -]{0,40}", fullmatch=True))
def test_no_text_at_all_is_an_error(text: str) -> None:
    found = parse_date(text)
    assert found is None or (found.tzinfo is UTC and 1900 <= found.year <= 2200)
    length = parse_duration(text)
    assert length is None or length >= 0


@given(st.integers(-2_208_000_000, 7_260_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_an_instant_written_by_us_is_read_back(when: datetime) -> None:
    assert parse_date(when.isoformat().replace("+00:00", "Z")) == when


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("PT1H31M", 5460), ("PT1M37S", 97), ("P1D", 86400), ("P2W", 1209600), ("pt90s", 90), ("PT1.5S", 1),
    ("1:31:00", 5460),
     ("4:05", 245), ("P", None), ("PT", None), ("1h", None), ("", None), ("4:75", None)],
)  # fmt: skip
def test_a_length_of_time_is_seconds(text: str, seconds: int | None) -> None:
    assert parse_duration(text) == seconds
