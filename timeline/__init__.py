"""News articles in, a sourced timeline out.

    article -> sentences -> timexes, actors -> candidates -> events (merged) -> store -> view -> page | embed

One way, left to right. `core` holds the nouns, `extract` reads articles, `store` keeps events, `view` chooses and
draws them, `publish` sends them out, `desk` is what editors do, `pages` shows all of it and `cli` is the command
line; `tests/test_layers.py` holds the code to that order.
"""

__version__ = "0.1.0"
