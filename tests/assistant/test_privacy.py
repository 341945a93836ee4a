from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.privacy import MASK, explain, mask, masked
from ingest.personal import Finding

PERSON = (
    "Anna Åkerlund, 811218-9876, bor på Storgatan 5 B, tel 070-123 45 67, anna.berg@exempel.se, konto 8327-9 123 456 7"
)
SECRETS = ("Anna", "Åkerlund", "811218", "9876", "Storgatan", "070", "45 67", "exempel.se", "8327", "456")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Har 811218-9876 rätt?", "Har [personnummer] rätt?"),
        ("Har 811218-9875 rätt?", "Har [personnummer] rätt?"),
        ("Har 19811218-9876 rätt?", "Har [personnummer] rätt?"),
        ("Har 198112189876 rätt?", "Har [personnummer] rätt?"),
        ("Har 811218–9876 rätt?", "Har [personnummer] rätt?"),
        ("Har 8\u200b1\u200b1218-9876 rätt?", "Har [personnummer] rätt?"),
        ("Har 811278-9873 rätt?", "Har [samordningsnummer] rätt?"),
        ("Har 19810829M071 rätt?", "Har [reservnummer] rätt?"),
        ("skriv till anna.berg@exempel.se", "skriv till [e-postadress]"),
        ("skriv till anna.berg (at) exempel.se", "skriv till [e-postadress]"),
        ("skriv till anna＠exempel.se nu", "skriv till [e-postadress] nu"),
        ("ring 070-123 45 67 nu", "ring [telefonnummer] nu"),
        ("ring 0701234567 nu", "ring [telefonnummer] nu"),
        ("ring 070.123.45.67 nu", "ring [telefonnummer] nu"),
        ("ring 0520-12 34 56 nu", "ring [telefonnummer] nu"),
        ("ring 08-123 45 67 nu", "ring [telefonnummer] nu"),
        ("ring 0520/12345 nu", "ring [telefonnummer] nu"),
        ("ring +46 70 123 45 67 nu", "ring [telefonnummer] nu"),
        ("ring +46(0)70-1234567 nu", "ring [telefonnummer] nu"),
        ("ring 0046701234567 nu", "ring [telefonnummer] nu"),
        ("ring +47 912 34 567 nu", "ring [telefonnummer] nu"),
        ("tel 12 34 56", "tel [telefonnummer]"),
        ("0701234567/0702345678", "[telefonnummer]/[telefonnummer]"),
        ("kontonummer 8327-9, 123 456 789-0 räcker", "kontonummer [kontonummer] räcker"),
        ("clearing 3300 och bankgiro 123-4567", "clearing [kontonummer] och bankgiro [kontonummer]"),
        ("till SE35 5000 0000 0549 1000 0003", "till [kontonummer]"),
        ("Hon bor på Storgatan 5 B lgh 1102 nu", "Hon bor på [adress] nu"),
        ("bor hos sin syster på Norra Vägen 12, är det ok?", "bor hos sin syster på [adress], är det ok?"),
        ("adressen är storgatan 5, 462 30 Vänersborg", "adressen är [adress] Vänersborg"),
    ],
)
def test_numbers_and_addresses_are_masked(text: str, expected: str) -> None:
    assert mask(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Klienten heter Anna Åström och", "Klienten heter [namn] och"),
        ("Klienten heter A\u030asa och", "Klienten heter [namn] och"),
        ("hon heter anna andersson och har skulder", "hon heter [namn] och har skulder"),
        ("mannen som heter ali söker bistånd", "mannen som heter [namn] söker bistånd"),
        ("mitt namn är Eva Berg.", "mitt namn är [namn]."),
        ("en person vid namn Omar El Amin", "en person vid namn [namn]"),
        ("klienten Anna Andersson får hyra, och hennes man Ali?", "klienten [namn] får hyra, och hennes man [namn]?"),
        ("Klienten Anna Andersson får", "Klienten [namn] får"),
        ("Fru Svensson undrar", "Fru [namn] undrar"),
        ("sökanden, Maria Ek, vill veta", "sökanden, [namn], vill veta"),
        ("klienten (Omar) bor", "klienten ([namn]) bor"),
        ("barnen Ali och Sara bor", "barnen [namn] och [namn] bor"),
        ("familjen von Platen söker", "familjen [namn] söker"),
        ("klienten Omars hyra", "klienten [namn] hyra"),
        ("Lars Johansson fick avslag", "[namn] fick avslag"),
        ("Har Ali Hassan 811218-9876 rätt?", "Har [namn] [personnummer] rätt?"),
        ("Gäller 811218-9876 (Ali Hassan).", "Gäller [personnummer] ([namn])."),
        ("Mvh Lisa Ek", "Mvh [namn]"),
    ],
)
def test_names_stated_as_such_are_masked(text: str, expected: str) -> None:
    assert mask(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Klienten Försäkringskassan betalar till",
        "Får klienten Bostadsbidrag eller SGI?",
        "KLIENTEN HAR RÄTT TILL BISTÅND",
        "Hör personen Socialnämnden eller Norrköping?",
        "Patienten Treserva visar",
        "Projektet heter Vägen In, vad gäller?",
        "Den nya lagen heter Socialtjänstlagen",
        "Vad heter blanketten för SGI?",
        "namnet är Riksnormen",
        "Vad gäller sökanden, Ekonomiskt bistånd är subsidiärt",
        "Kan man Swisha? Kan man Skatteverket fråga?",
        "klienten A har två barn",
        "Karlsson-utredningen",
        "Storgatan 5 är kontorets adress",
        "hyr i andra hand på 12 månader, placering 30 dagar",
    ],
)
def test_what_is_no_persons_name_stays(text: str) -> None:
    assert masked(text).found == ()


@pytest.mark.parametrize(
    "text",
    [
        "blankett 7434",
        "FK 7804",
        "lagen (2025:400)",
        "SFS 2001:453",
        "dnr SN 2026/00123",
        "dnr 811218-9875",
        "dnr 0520-123456",
        "PM om matnorm, SN 2025-12345",
        "HFD 2016 ref. 12, RÅ 1995 ref. 79, mål nr 1234-22",
        "prop. 2025/26:207",
        "5 220 kronor",
        "1 234 567 kronor",
        "10 000-20 000 kr",
        "konto 50 000 kr",
        "konto 5410",
        "telefonkostnad 1 500 kr, telefon 7434",
        "den 1 juli 2026",
        "01-02-2026",
        "2026-07-01",
        "2025-12-31--2026-01-31",
        "kl. 08.00-16.30, 08-16, 0800-1630",
        "0-18 år",
        "12 kap. 1 § SoL",
        "0,5 procent",
        "212000-1355",
        "första raden\nandra raden\toch <b>mer</b>",
    ],
)
def test_what_is_no_personal_data_stays(text: str) -> None:
    assert mask(text) == text


SPACE = st.sampled_from((" ", "\u00a0", "\u202f", "."))


@given(number=st.integers(0, 999_999_999), space=SPACE, unit=st.sampled_from((" kr", " kronor", ":-", " tkr", " %")))
def test_no_amount_is_masked(number: int, space: str, unit: str) -> None:
    for written in (str(number), f"{number:,}".replace(",", space)):
        text = f"Beviljas högst {written}{unit} för hyra?"
        assert masked(text).found == ()


@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_no_date_is_masked(day: date) -> None:
    forms = ("{:%Y-%m-%d}", "{:%Y%m%d}", "{:%y%m%d}", "{:%d/%m %Y}", "{:%d.%m.%Y}", "{:%d-%m-%Y}", "{:%Y-%m-%d %H:%M}")
    for form in (*forms, f"{day:%Y-%m-%d} till {day:%Y-%m-%d}"):
        assert masked(f"Gäller det från {form.format(day)}?").found == ()


@given(year=st.integers(1900, 2030), number=st.integers(1, 2999))
def test_no_statute_form_or_case_number_is_masked(year: int, number: int) -> None:
    for form in ("SFS {y}:{n}", "lagen ({y}:{n})", "prop. {y}/{s}:{n}", "dnr {y}/{n:05}", "blankett {n}", "SN {y}-{n}"):
        assert masked(f"Vad säger {form.format(y=year, n=number, s=year % 100)}?").found == ()


@given(text=st.text(max_size=300))
def test_any_text_can_be_masked_and_masking_again_changes_nothing(text: str) -> None:
    once = masked(text)
    assert mask(once.text) == once.text
    assert all(0 <= f.start < f.end <= len(text) for f in once.found)
    assert all(a.end <= b.start for a, b in zip(once.found, once.found[1:], strict=False))
    once.text.encode("utf-8")


def test_findings_point_into_the_text_as_written() -> None:
    text = "Har 8\u200b11218-9876 rätt?"
    assert masked(text).found == (Finding("personnummer", 4, 16),)


def test_what_cannot_be_seen_is_taken_away() -> None:
    assert mask("a\u202eb\u2066c\u0000d\x1b[31m\ufeff\U000e0041\u2028e\ud800") == "abcd e\ufffd"


def test_the_user_is_told_what_was_masked_and_why() -> None:
    assert explain(masked("Har 811218-9876 rätt?").found).startswith(
        "Ett personnummer doldes innan frågan söktes. Personuppgifter behövs inte"
    )
    told = explain(masked("811218-9876, 811219-9876, bor på Storgatan 5, klienten Ali").found)
    assert told.startswith("Två personnummer, en adress och ett namn doldes innan frågan söktes.")
    assert explain(()) == ""


def test_a_long_text_is_masked_in_a_moment() -> None:
    text = mask("Anna Andersson 811218-9876 ring 070-123 45 67 " * 2200)
    assert len(MASK.findall(text)) == 3 * 2200


def test_no_secret_reaches_the_question_the_answer_or_the_embedding(assistant: Assistant) -> None:
    for template in ("Vad ska {} bifoga till ansökan?", "Gäller {}. Inom vilken tid överklagas beslut?"):
        asked = Question(template.format(PERSON))
        answer = assistant.ask(asked)
        shown = f"{answer.question} {answer.reason} {answer.text} {[n.text for n in answer.notices]}"
        assert not any(secret in shown for secret in SECRETS)
