"""`kallstod lint` as a process sees it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from cli import app

HEAD = "---\ntitle: Riktlinje\nkind: riktlinje\nvalid_from: 2024-02-01\n---\n# Riktlinje\n\n"


def test_findings_as_json_and_exit_code(tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text(f"{HEAD}Försörjningsstöd prövas enligt 4 kap. 1 § SoL.", encoding="utf-8")
    done = CliRunner().invoke(app, ["lint", str(tmp_path), "--as-of", "2026-11-25", "--json"])
    report = json.loads(done.stdout)
    assert done.exit_code == 1
    (finding,) = report["findings"]
    assert list(finding) == ["code", "source", "part", "locator", "quote", "text"]
    assert (finding["code"], finding["quote"]) == ("repealed-law", "4 kap. 1 § SoL")
    assert (report["files"], report["failures"]) == (1, [])


def test_the_law_of_another_day(tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text(f"{HEAD}Försörjningsstöd prövas enligt 4 kap. 1 § SoL.", encoding="utf-8")
    done = CliRunner().invoke(app, ["lint", str(tmp_path), "--as-of", "2025-06-30"])
    assert done.exit_code == 0
    assert "0 anmärkningar" in done.stdout


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    missing = CliRunner().invoke(app, ["lint", str(tmp_path / "saknas")])
    assert missing.exit_code == 2
    assert "finns inte" in missing.stderr
    assert CliRunner().invoke(app, ["lint", str(tmp_path), "--as-of", "igår"]).exit_code == 2
