from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import file_date, find_dates, own_date, validity

MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@given(
    DAYS,
    st.sampled_from(["", "Möte ", "Beslutad den ", "(", "å: "]),
    st.sampled_from(["", ".", ", § 4", ")", " kl. 9"]),
)
def test_every_way_of_writing_a_day_is_found_where_it_stands(day: date, before: str, after: str) -> None:
    name = MONTHS[day.month - 1]
    for written in (
        day.isoformat(),
        f"{day.day} {name} {day.year}",
        f"{day.day}:e {name.upper()} {day.year}",
        f"{day.day} {name[:3]} {day.year}",
        f"{day.day}/{day.month} {day.year}",
    ):
        text = before + written + after
        assert [(text[f.start : f.end], f.day) for f in find_dates(text)] == [(written, day)]


@given(st.text(alphabet="0123456789-–/ :eajnurimsfb", max_size=60))
def test_dates_never_overlap_and_stay_inside(text: str) -> None:
    ends = [0, *(end for found in find_dates(text) for end in (found.start, found.end)), len(text)]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    "text",
    [
        "31 februari 2022",
        "2022-02-30",
        "2023-02-29",
        "0 maj 2024",
        "12/13 2024",
        "mars 2024",
        "den 3 mars",
        "Dnr SN 2025/0412",
        "tfn 0522-12-34-56",
        "1985-01-17-1234",
        "SFS 2025:400",
        "112 januari 2022",
        "17 januari 20225",
        "1822-01-17",
    ],
)
def test_what_is_no_full_date_is_passed_over(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("17–18 januari 2022", ["2022-01-17"]),
        ("2025-01-01–2027-12-31", ["2025-01-01", "2027-12-31"]),
        ("3 mars 2025 och 2025-04-01T09:30", ["2025-03-03", "2025-04-01"]),
        ("30\njuni\u00a02024", ["2024-06-30"]),
    ],
)
def test_ranges_and_breaks(text: str, days: list[str]) -> None:
    assert [found.day.isoformat() for found in find_dates(text)] == days


@pytest.mark.parametrize(
    ("name", "day"),
    [("mote_20240312.docx", "2024-03-12"), ("2024-03-12 mote.pdf", "2024-03-12"), ("blankett_7434.pdf", None)],
)
def test_file_date(name: str, day: str | None) -> None:
    assert file_date(name) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("lines", "since", "until"),
    [
        (["Gäller från och med 2025-10-01"], "2025-10-01", None),
        (["Beslutad 2025-09-12. Gäller fr.o.m. den 1 oktober 2025."], "2025-10-01", None),
        (["Giltig till: 2027-12-31"], None, "2027-12-31"),
        (["Gäller 2025-01-01 – 2027-12-31"], "2025-01-01", "2027-12-31"),
        (["Giltighetstid: 1 maj 2025 till och med 30 april 2027"], "2025-05-01", "2027-04-30"),
        (["Gäller från | 2025-11-01, tills vidare"], "2025-11-01", None),
        (["Gäller från", "2025-11-01"], "2025-11-01", None),
        (["Denna rutin gäller från den 3 mars 2025."], "2025-03-03", None),
        (["Riktlinjen träder i kraft den 3 mars 2025."], "2025-03-03", None),
        (["Avtalet skrevs under i juni. Det gäller t.o.m. 2026-06-30."], None, "2026-06-30"),
        (["Riksnormen gäller från och med 2026-01-01"], None, None),
        (["Beloppen gäller till och med 31 december 2026"], None, None),
        (["Den nya lagen träder i kraft den 1 juli 2025."], None, None),
        (["Gäller tills vidare"], None, None),
        (["Gäller från mars 2025"], None, None),
        (["Gäller från 2025-10-01", "Gäller till 2024-10-01"], "2025-10-01", None),
    ],
)
def test_validity_is_the_documents_own(lines: list[str], since: str | None, until: str | None) -> None:
    found = validity(lines)
    assert tuple(day and day.isoformat() for day in found) == (since, until)


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Beslutad 2025-09-12"], "2025-09-12"),
        (["Antagen av kommunfullmäktige 2019-05-02, reviderad 2024-11-20"], "2024-11-20"),
        (["Beslutad av | Socialnämnden 2025-10-21 § 98"], "2025-10-21"),
        (["Prisbilaga | Fastställd av nämnden 2025-12-16"], None),
        (["Rubrik", "Åkersvik den 3 mars 2025"], "2025-03-03"),
        (["Rubrik", "Dnr SN 2025/118 2025-09-12"], "2025-09-12"),
        (["Rubrik", "Enheten för råd och stöd, 8 juni 2026"], "2026-06-08"),
        (["Rubrik", "Publicerad: 5 maj 2024"], "2024-05-05"),
        (["Rubrik", "Ersätter riktlinjer antagna 2020-01-14"], None),
        (["Rubrik", "Under 2024-03-01 hade enheten tolv sådana ärenden och fler väntades."], None),
        (["Rubrik", "Nästa revidering: 2027-01-01"], None),
        (["Rubrik", "Konferens i Åkersvik, 4 februari 2026"], None),
        (["Rubrik", "Gäller från 2026-01-01"], None),
    ],
)
def test_the_day_of_this_version(lines: list[str], day: str | None) -> None:
    found = own_date(lines, "Rubrik", minutes=False)
    assert (found.isoformat() if found else None) == day


def test_a_title_tells_when_it_was_written_only_in_figures() -> None:
    assert own_date(["Nytt den 1 juli 2025"], "Nytt den 1 juli 2025", minutes=False) is None
    assert own_date(["Lägesbild 2025-07-01"], "Lägesbild 2025-07-01", minutes=False) == date(2025, 7, 1)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Minnesanteckningar 5 maj 2025", "Nästa möte 9 juni 2025"], "Minnesanteckningar 5 maj 2025"),
        (["Minnesanteckningar", "Nästa möte: 9 juni 2025", "Tid: måndag 5 maj 2025 kl. 9–11"], "Minnesanteckningar"),
        (["Minnesanteckningar", "Föregående möte 2025-04-07", "Teams 2025-05-05"], "Minnesanteckningar"),
    ],
)
def test_minutes_are_dated_by_their_meeting(lines: list[str], title: str) -> None:
    assert own_date(lines, title, minutes=True) == date(2025, 5, 5)
