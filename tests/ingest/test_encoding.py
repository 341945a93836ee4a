"""Å, ä and ö survive every encoding that Swedish text comes in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.loaders.encoding import decode, looks_binary, repair

TEXT = "Försörjningsstöd enligt 12 kap. 1 § – även för Åke, Örjan och Ängla\nHyra: 6 200 kr ”högst”…\n"
SWEDISH = "abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789 ,.;:!?()-\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_reads_every_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_reads_latin_1() -> None:
    text = "Bistånd för Örjan: é, ü och § 4\n"
    assert decode(text.encode("latin-1")) == text


def test_composes_letters_and_unifies_line_ends() -> None:
    assert decode(unicodedata.normalize("NFD", "Åh, så är det\r\nhär\rnu").encode()) == "Åh, så är det\nhär\nnu"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("FÃ¶rsÃ¶rjning", "Försörjning"),
        ("Ã…ke och Ã„ngla Ã–", "Åke och Ängla Ö"),
        ("12Â§ â€“ â€œcitatâ€\x9d", "12§ – “citat”"),
        ("Ã\x83Â¥", "å"),
        ("aÌŠ".replace("Ì", "Ì"), "a\u030a"),
        ("SÃO PAULO, Â, â och Ã", "SÃO PAULO, Â, â och Ã"),
        ("”ÅÄÖ” – så…", "”ÅÄÖ” – så…"),
    ],
)
def test_repairs_double_encoding_and_nothing_else(broken: str, whole: str) -> None:
    assert repair(broken) == whole


@given(st.text(SWEDISH + "–”’…§é½€", max_size=200))
def test_unicode_round_trips(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(encoding)) == text


@given(st.lists(st.text("abdefghiklmnoprstuvyåäö", min_size=2, max_size=12), min_size=1).map(" ".join))
def test_one_byte_encodings_round_trip(words: str) -> None:
    text = "Så här är det: " + words
    for encoding in ("cp1252", "latin-1", "mac_roman"):
        assert decode(text.encode(encoding)) == text


@given(st.text(SWEDISH, max_size=100))
def test_repair_leaves_sound_text_alone(text: str) -> None:
    assert repair(text) == text


@given(st.binary(max_size=300))
def test_never_fails(data: bytes) -> None:
    assert isinstance(decode(data), str)


def test_tells_text_from_binary() -> None:
    assert not looks_binary(TEXT.encode("utf-16-le"))
    assert not looks_binary(TEXT.encode("cp1252"))
    assert looks_binary(b"MZ\x90\0\x03\0\0\0\x04\0\0\0" * 20)
