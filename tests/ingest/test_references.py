"""References in the forms in which caseworkers write them; expectations read by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.acts import acts
from ingest.references import references, spelled_out


def told(text: str) -> list[tuple[str, str, str]]:
    return [(r.act, r.chapter, r.section) for r in references(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rätten till bistånd följer av 4 kap. 1 § SoL.", [("SoL", "4", "1")]),
        ("enligt SoL 4:1", [("SoL", "4", "1")]),
        ("enligt 4 kap. 1 b SoL", [("SoL", "4", "1b")]),
        ("se SoL 2 kap 7 samt HSL 3 f.", [("SoL", "2", "7"), ("HSL", "", "3f")]),
        ("4 kap 1 § socialtjänstlagen (2001:453)", [("SoL", "4", "1")]),
        ("29 kap 2 § SFB", [("SFB", "29", "2")]),
        ("6 och 20 §§ förvaltningslagen", [("FL", "", "6"), ("FL", "", "20")]),
        ("14 kap. 3, 6–7 §§ SoL", [("SoL", "14", "3"), ("SoL", "14", "6"), ("SoL", "14", "7")]),
        ("12 kap. 1 § och 33 kap. 1 § SoL", [("SoL", "12", "1"), ("SoL", "33", "1")]),
        ("(SoL 4 kap. 1 §, FL 32 §)", [("SoL", "4", "1"), ("FL", "", "32")]),
        ("4 kap. 1 § första stycket SoL[3] gäller", [("SoL", "4", "1")]),
        ("4 kap. 1 §¹ SoL", [("SoL", "4", "1")]),
        ("SoL1 12 kap. 7 a §", [("SoL", "12", "7a")]),
        ("4 kap. 1 § 1 st. 2 p. SoL", [("SoL", "4", "1")]),
        ("4 kap.\n1 § SoL", [("SoL", "4", "1")]),
        ("2 a kap. 8 § SoL", [("SoL", "2a", "8")]),
        ("16 kap. 6 f–6 h §§ SoL", [("SoL", "16", "6f"), ("SoL", "16", "6g"), ("SoL", "16", "6h")]),
        ("32 § förvaltningslagen (FL) och 12 § samma lag", [("FL", "", "32"), ("FL", "", "12")]),
        ("12 kap. 1 § och 3 § SoL", [("SoL", "12", "1"), ("SoL", "12", "3")]),
        ("kap. 4 § 1 SoL", [("SoL", "4", "1")]),
        ("1–3 kap. SoL", [("SoL", "1", ""), ("SoL", "2", ""), ("SoL", "3", "")]),
        ("9 § lagen (1993:387) om stöd och service till vissa funktionshindrade", [("LSS", "", "9")]),
        ("26 kap. 1 § offentlighets- och sekretesslagen", [("OSL", "26", "1")]),
        ("socialtjänstlagens 12 kap. 1 §", [("SoL", "12", "1")]),
        ("Enligt gamla SoL 9:1", [("SoL", "9", "1")]),
    ],
)
def test_forms(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "klockan 14:30 enligt FL",
        "inom 3 veckor enligt FL",
        "AF 3 dagar i veckan",
        "Hyran höjs 4:50 kr.",
        "2 kap och 3 barn",
    ],
)
def test_numbers_that_are_no_sections(text: str) -> None:
    assert not [r for r in references(text) if r.section]


def test_an_act_that_is_not_known_is_told_as_such() -> None:
    named, numbered = references("3 § fiskelagen och 5 § lagen (1999:999) om något nytt")
    assert (named.act, named.known) == ("fiskelagen", False)
    assert (numbered.number, numbered.section, numbered.known) == ("1999:999", "5", False)


def test_number_and_age_of_an_act_are_kept() -> None:
    (old,) = references("9 kap. 1 § i den tidigare socialtjänstlagen (2001:453)")
    assert (old.number, old.former) == ("2001:453", True)


_SECTION = st.builds(lambda n, letter: f"{n}{letter}", st.integers(1, 40), st.sampled_from(["", "", "", "a", "b"]))
_SHORT = st.sampled_from([a.abbreviations[0] for a in acts() if a.abbreviations])
_FORMS = st.sampled_from(
    [
        "{c} kap. {s} § {a}",
        "{c} kap {s} § {a}",
        "{c} kap.{s} § {a}",
        "{a} {c}:{s}",
        "{a} {c} kap. {s} §",
        "{c} kap. {s} {a}",
    ]
)


@given(chapter=_SECTION, section=_SECTION, act=_SHORT, form=_FORMS, before=st.sampled_from(["", "Se ", "Enligt "]))
def test_every_form_gives_the_same_reference(chapter: str, section: str, act: str, form: str, before: str) -> None:
    spaced = section.replace("a", " a").replace("b", " b")
    text = before + form.format(c=chapter, s=spaced, a=act) + "."
    (found,) = references(text)
    assert (found.act, found.chapter, found.section) == (act, chapter, section)
    assert before.strip() not in text[found.start : found.end].split() or not before


@given(sections=st.lists(st.integers(1, 60), min_size=2, max_size=5, unique=True))
def test_lists_are_spelled_out(sections: list[int]) -> None:
    written = ", ".join(map(str, sections[:-1])) + f" och {sections[-1]}"
    assert spelled_out(written) == [str(n) for n in sections]
    assert [r.section for r in references(f"{written} §§ FL")] == [str(n) for n in sections]


@given(first=st.integers(1, 40), length=st.integers(1, 20))
def test_ranges_are_spelled_out(first: int, length: int) -> None:
    assert spelled_out(f"{first}–{first + length}") == [str(n) for n in range(first, first + length + 1)]


@given(text=st.text(alphabet="§ kap.1234ab,–-ochSoLFL()[]:\n", max_size=80))
def test_offsets_lie_in_the_text(text: str) -> None:
    for r in references(text):
        assert 0 <= r.start < r.end <= len(text)


def test_long_rows_of_numbers_do_not_stall() -> None:
    assert references("1, " * 3000 + "1 st 2 p " * 500) == ()
