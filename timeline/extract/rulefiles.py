"""Rules as data that are no date rules: one TOML file each, checked as it is read."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from timeline.core.errors import BadRule

_Model = TypeVar("_Model", bound=BaseModel)


def read(path: Path, model: type[_Model]) -> _Model:
    """What a file holds, as its model. Raises BadRule, naming the file and the place, if it breaks its format."""
    try:
        return model.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadRule(f"{path.name} cannot be read: {error}") from error
