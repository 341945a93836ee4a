"""What a run was measured on: library, models and settings, without secrets."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from pydantic import SecretStr

from ingest.index import Index
from settings import Settings


def library_facts(index: Index) -> Mapping[str, Any]:
    """The index's generation and the hash of the library that it was made of."""
    manifest = index.manifest
    return {
        "generation": index.generation,
        "library_hash": manifest.library_hash,
        "built_at": manifest.built_at.isoformat(),
        "files": len(manifest.files),
        "failures": len(manifest.failures),
        "documents": len(index.documents),
        "passages": len(index.passages),
        "versions": dict(manifest.versions),
    }


def model_names(index: Index, settings: Settings) -> Mapping[str, str | None]:
    """Which models took part."""
    return {"embedding": index.manifest.embedding[0] or None, "chat": settings.chat_model, "judge": None}


def shown_settings(settings: Settings) -> Mapping[str, Any]:
    """The settings but for what is secret: keys, and a name and password within an address."""
    secret = {name for name, value in settings if isinstance(value, SecretStr)}
    told = settings.model_dump(mode="json", exclude=secret)
    return {"version": _version()} | {
        n: _without_login(v) if isinstance(v, str) and "://" in v else v for n, v in told.items()
    }


def _without_login(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=""))


def _version() -> str:
    try:
        return version("kallstod")
    except PackageNotFoundError:
        return "okänd"
