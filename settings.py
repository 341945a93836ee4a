"""One frozen `Settings`, read once at the entry points from the environment and `kallstod.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource
from pydantic_settings import SettingsError as UnreadableSettings

ROOT = Path(__file__).resolve().parent


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message says which, in Swedish."""


class Settings(BaseSettings):
    """All that an administrator may choose.

    Environment variables are named `KALLSTOD_` and the field (`KALLSTOD_MUNICIPALITY=Norrberga`) and win over
    `kallstod.toml` in the working directory.

    Attributes:
        library: Folders that hold the whole library.
        index: Folder of the index.
        sources: Catalogues of the public sources that `kallstod sync` fetches.
        sources_folder: Where it puts them; name it in `library` too for them to be answered from.
        municipality: The municipality preselected in the app.
        embedding: "bundled", "none", or the name or path of a sentence-transformers model.
        max_file_mb: Larger files are reported, not read.
        chat_model: "provider:model" of a chat model that words the answers; None for answers in the sources' words.
        chat_url: Address of an OpenAI-compatible server, such as a municipal gateway.
        chat_key: Its key.
        chat_timeout_s: Longest wait for an answer.
        chat_max_tokens: Longest answer.
        second_opinion: "chat", or the name of a cross-encoder for inference, judging beside the verifier.
        runs: Folder of the runs of `kallstod eval`.
        judge_url: Address of the server of the chat model that judges in `kallstod eval --judge`.
        judge_key: Its key.
        draft_chat: Whether the chat model may read drafts, blackened, and say what it thinks beside the verifier.
        state: File of the database for questions and reviews, or a SQLAlchemy URL; outside the index.
        store_questions: Whether questions (masked) and answers are kept there; without it nothing is stored.
        retention_days: How long questions and undecided reviews are kept.
        review_share: Share of the kept questions that is put in the review queue by chance.
        serve_approved: Whether a reviewed answer is given first when the same question comes again.
    """

    model_config = SettingsConfigDict(env_prefix="KALLSTOD_", toml_file="kallstod.toml", frozen=True, extra="forbid")

    library: tuple[Path, ...] = (ROOT / "corpus",)
    index: Path = ROOT / ".kallstod" / "index"
    sources: tuple[Path, ...] = (ROOT / "corpus" / "sources.toml",)
    sources_folder: Path = ROOT / ".kallstod" / "sources"
    municipality: str | None = None
    embedding: str = "bundled"
    max_file_mb: int = Field(default=100, gt=0)
    chat_model: str | None = None
    chat_url: str | None = None
    chat_key: SecretStr | None = None
    chat_timeout_s: float = Field(default=60.0, gt=0)
    chat_max_tokens: int = Field(default=1000, gt=0)
    second_opinion: str | None = None
    runs: Path = ROOT / "evals" / "runs"
    judge_url: str | None = None
    judge_key: SecretStr | None = None
    draft_chat: bool = False
    state: str = str(ROOT / ".kallstod" / "state.db")
    store_questions: bool = False
    retention_days: int = Field(default=30, gt=0)
    review_share: float = Field(default=0.05, ge=0, le=1)
    serve_approved: bool = False

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments win over the environment, the environment over the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings() -> Settings:
    """Reads the settings.

    Raises:
        SettingsError: If a value cannot be used, naming each in one Swedish sentence.
    """
    try:
        return Settings()
    except ValidationError as error:
        unknown = [str(e["loc"][0]) for e in error.errors() if e["type"] == "extra_forbidden"]
        if unknown:
            raise SettingsError(f"Inställningen {', '.join(unknown)} finns inte.") from error
        names = ", ".join(".".join(map(str, e["loc"])) for e in error.errors())
        raise SettingsError(f"Inställningen {names} har ett värde som inte kan användas.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"kallstod.toml är inte giltig TOML: {error}.") from error
    except UnreadableSettings as error:
        raise SettingsError(
            'En miljövariabel kan inte läsas: skriv listor som JSON, t.ex. ["mapp1", "mapp2"].'
        ) from error
