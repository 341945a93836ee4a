"""Imports go one way, and the command line stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Each room may import from itself and from the rooms listed.
MAY_IMPORT = {
    "settings": set(),
    "ingest": {"settings"},
    "assistant": {"settings", "ingest"},
    "evals": {"settings", "ingest", "assistant"},
    "commands": {"settings", "ingest", "assistant", "evals"},
    "cli": {"commands"},
    "app_pages": {"settings", "ingest", "assistant", "evals"},
    "app": {"settings", "ingest", "assistant", "evals", "app_pages"},
    "training": {"ingest", "assistant"},
    "corpus_build": set(),
    "benchmarks": {"settings", "ingest", "assistant", "evals"},
}


def _rooms(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found & MAY_IMPORT.keys()


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_imports_go_one_way(room: str) -> None:
    files = list((ROOT / room).rglob("*.py")) or [p for p in [ROOT / f"{room}.py"] if p.exists()]
    for path in files:
        wrong = _rooms(path) - MAY_IMPORT[room] - {room}
        assert not wrong, f"{path.relative_to(ROOT)} imports {sorted(wrong)}"


def _imported(path: Path) -> set[str]:
    """The modules of the assistant that a module imports, by their dotted names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "assistant":
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_package_of_the_assistant_leans_on_what_leans_on_it() -> None:
    files = (ROOT / "assistant").rglob("*.py")
    imports = {".".join(p.relative_to(ROOT).with_suffix("").parts): _imported(p) for p in files}
    for package in {name.rsplit(".", 1)[0] for name in imports if name.count(".") > 1}:
        reached: set[str] = set()
        ahead = {other for name in imports if name.startswith(f"{package}.") for other in imports[name]}
        ahead = {name for name in ahead if name in imports and not name.startswith(f"{package}.")}
        while ahead:
            reached |= ahead
            ahead = {other for name in ahead for other in imports[name] & imports.keys()} - reached
        back = sorted(name for name in reached if name.startswith(f"{package}."))
        assert not back, f"{package} leans on what imports {back}"


def test_oversight_and_quiz_are_not_imported_by_the_assistant() -> None:
    apart = {"oversight", "quiz"}
    for path in (ROOT / "assistant").rglob("*.py"):
        if apart.isdisjoint(path.parts):
            wrong = {name for name in _imported(path) if apart & set(name.split(".")[1:2])}
            assert not wrong, f"{path.relative_to(ROOT)} imports {sorted(wrong)}"


def test_the_command_line_does_not_load_torch() -> None:
    code = (
        "import sys, cli, assistant.assistant, assistant.wire, ingest.pipeline\n"
        "heavy = {'torch', 'sentence_transformers', 'transformers', 'streamlit'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
