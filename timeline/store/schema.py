"""The JSON Schema of the store, made from the models: `python -m timeline.store.schema > data/events.schema.json`."""

import json
import sys

from timeline.core.model import SCHEMA_VERSION, Timeline


def text() -> str:
    """JSON Schema (2020-12) of a whole store, indented, ending in a line break."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"Made from timeline/core/model.py by `make schema`; schema_version {SCHEMA_VERSION}.",
        **Timeline.model_json_schema(),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
