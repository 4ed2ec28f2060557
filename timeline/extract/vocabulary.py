"""Lists of English words that the rules in code ask for by name, from `rules/en/vocabulary.toml`."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from timeline.core.errors import BadRule

_FILE: Final = Path(__file__).parent / "rules" / "en" / "vocabulary.toml"


class Table(BaseModel):
    """Words with one use; `says` tells what they share and what a rule does with them. `names` have a capital."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    says: str = Field(min_length=1)
    names: bool = False
    words: str = Field(min_length=1)


_TABLES: Final = TypeAdapter(dict[str, Table])


@lru_cache(maxsize=1)
def load() -> Mapping[str, Table]:
    """All tables by name. Raises BadRule, naming the file, if it breaks its format."""
    try:
        return _TABLES.validate_python(tomllib.loads(_FILE.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadRule(f"{_FILE.name} cannot be read: {error}") from error


def words(name: str) -> frozenset[str]:
    """The words of one table. A name that the file lacks is a slip of the code: KeyError. Raises BadRule as `load`."""
    return frozenset(load()[name].words.split())
