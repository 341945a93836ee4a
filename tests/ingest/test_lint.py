"""What `kallstod lint` finds in small documents of our own, and what it rightly leaves alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.lint import Finding, LintReport, lint

TODAY = date(2026, 11, 25)
HEAD = (
    "---\ntitle: Riktlinje\nkind: riktlinje\nscope: lokal\nmunicipalities: [Norrberga]\n"
    "valid_from: {day}\n---\n# Riktlinje\n\n"
)


def linted(folder: Path, text: str, day: str = "2024-02-01", name: str = "r.md", head: str = HEAD) -> LintReport:
    (folder / name).write_text(head.format(day=day) + text, encoding="utf-8")
    return lint([folder], TODAY)


def found(report: LintReport) -> list[tuple[str, str]]:
    return [(f.code, f.quote) for f in report.findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Försörjningsstöd prövas enligt 4 kap. 1 § SoL.", ("repealed-law", "4 kap. 1 § SoL")),
        ("Återkrav görs enligt 9 kap. 1 § SoL.", ("old-law-may-apply", "9 kap. 1 § SoL")),
        (
            "## Bistånd enligt 4 kap. 2 § SoL\n\nNämnden kan ge mer.",
            ("repealed-law", "4 kap. 2 § SoL"),
        ),
        ("Riksnormen för en ensamstående är 5 180 kronor.", ("old-amount", "5 180 kronor")),
        (
            "## Riksnorm 2026\n\n| Hushåll | Belopp |\n|---|---|\n| Ensamstående | 3 910 kr |",
            ("old-amount", "3 910 kr"),
        ),
        ("Ett halvt prisbasbelopp räknas på 57 300 kronor.", ("old-amount", "57 300 kronor")),
        ("Beloppen följer SKL:s rekommendation.", ("old-name", "SKL")),
        ("Läkarintyg begärs från landstinget.", ("old-name", "landstinget")),
        ("Beslutet överklagas till länsrätten.", ("old-name", "länsrätten")),
        ("Se [blanketten](blanketter/saknas.pdf).", ("dead-link", "blanketten")),
        ("Se [avsnittet](#finns-inte).", ("dead-link", "avsnittet")),
    ],
)
def test_faults_are_found(tmp_path: Path, text: str, expected: tuple[str, str]) -> None:
    assert found(linted(tmp_path, text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Försörjningsstöd prövas enligt 12 kap. 1 § socialtjänstlagen (2025:400).",
        "Motsvarande bestämmelse fanns i 4 kap. 1 § i den tidigare socialtjänstlagen (2001:453).",
        "Riksnormen 2025 för en ensamstående var 5 180 kronor.",
        "## Riksnorm 2024\n\n| Hushåll | Belopp |\n|---|---|\n| Ensamstående | 3 800 kr |",
        "Riksnormen 2026 är sammanlagt 5 220 kronor för en ensamstående.",
        "Den sökande betalade 3 910 kronor i hyra.",
        "SKR, tidigare SKL, har en handbok.",
        "Enligt rapporten ”Landstingens ansvar” gäller detta.",
        "År 2009 prövade länsrätten frågan.",
        "Se [den här riktlinjen](r.md#riktlinje) och [webben](https://exempel.invalid/x) eller [oss](mailto:a@b.se).",
    ],
)
def test_what_is_right_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(linted(tmp_path, text, "2026-02-01")) == []


def test_transitional_law_named_by_number_is_right_after_the_repeal(tmp_path: Path) -> None:
    text = "Bistånd från före den nya lagen återkrävs enligt 9 kap. 1 § socialtjänstlagen (2001:453)."
    assert found(linted(tmp_path, text, "2026-02-01")) == []
    assert found(linted(tmp_path, text, "2024-02-01")) == [
        ("old-law-may-apply", "9 kap. 1 § socialtjänstlagen (2001:453)")
    ]


def test_a_record_of_its_day_is_not_rewritten(tmp_path: Path) -> None:
    minutes = "---\ntitle: Minnesanteckningar\nkind: minnesanteckning\npublished: {day}\n---\n# Minnesanteckningar\n\n"
    text = "SKL informerade. Försörjningsstöd enligt 4 kap. 1 § SoL. Riksnormen är 5 180 kronor."
    assert found(linted(tmp_path, text, "2018-10-01", head=minutes)) == []
    later = linted(tmp_path, "Försörjningsstöd enligt 4 kap. 1 § SoL gavs.", "2026-10-01", head=minutes)
    assert found(later) == [("repealed-law", "4 kap. 1 § SoL")]


def test_documents_kept_for_their_history_are_left_alone(tmp_path: Path) -> None:
    replaced = HEAD.replace("---\n# R", "replaced_by: Riktlinje 2026\n---\n# R")
    assert found(linted(tmp_path, "Bistånd enligt 4 kap. 1 § SoL.", head=replaced)) == []


def test_a_missing_date_is_told_once(tmp_path: Path) -> None:
    report = linted(tmp_path, "Stöd ges.", head="---\ntitle: Rutin för stöd\nkind: rutin\n---\n# Rutin för stöd\n\n")
    assert [f.code for f in report.findings] == ["missing-date"]


def test_acts_not_known_and_coming_law_are_notes(tmp_path: Path) -> None:
    report = linted(tmp_path, "Se 3 § fiskelagen och 12 kap. 7 § SoL.", "2026-02-01")
    assert report.findings == ()
    assert [n.code for n in report.notes] == ["unknown-act", "changes-soon"]


def test_html_links_and_unreadable_files(tmp_path: Path) -> None:
    page = (
        '<html><body><h1>Rutin</h1><p id="a">Publicerad 2026-01-10. <a href="#a">Hit</a> <a href="bort.html">Bort</a> '
    )
    (tmp_path / "rutin.html").write_text(f"{page}<a href='/start'>Start</a></p></body></html>", encoding="utf-8")
    (tmp_path / "trasig.pdf").write_bytes(b"%PDF-1.7 trasig")
    report = lint([tmp_path], TODAY)
    assert found(report) == [("dead-link", "Bort")]
    assert [source.endswith("trasig.pdf") for source, _ in report.failures] == [True]


def test_web_addresses_are_tried_only_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text(
        HEAD.format(day="2026-02-01") + "Se [webben](https://exempel.invalid/x).", encoding="utf-8"
    )
    asked: list[str] = []

    def dead(address: str) -> str:
        asked.append(address)
        return "servern svarar 404"

    assert lint([tmp_path], TODAY).findings == ()
    (link,) = lint([tmp_path], TODAY, online=dead).findings
    assert (link.code, asked) == ("dead-link", ["https://exempel.invalid/x"])


def test_a_finding_says_where_and_what_to_do(tmp_path: Path) -> None:
    (only,) = linted(tmp_path, "## Rätten\n\nFörsörjningsstöd prövas enligt 4 kap. 1 § SoL.").findings
    assert isinstance(only, Finding)
    assert only.source.endswith("r.md")
    assert only.locator.endswith("Rätten")
    assert "12 kap. 1 §" in only.text
