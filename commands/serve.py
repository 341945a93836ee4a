"""`kallstod app`: the web app on this computer."""

from __future__ import annotations

import os
import subprocess
import sys

import typer

from settings import ROOT


def serve() -> None:
    """Starta webbappen på den här datorn."""
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    raise typer.Exit(subprocess.call(command, cwd=ROOT, env=os.environ))
