"""Layer 1: articles in, events out; one module or folder for each stage.

articles.read -> sentences.split -> grammar.parse -> timexes.find, timexes.resolve -> actors.find -> candidates.propose
-> events.merge; `pipeline` runs them in that order, `explaining` and `studies` tell what they did. What stands beside
them serves several stages: `rulebook` and its kin read the TOML files of `rules/`, `vocabulary` gives their words.
"""
