"""Layer 1: articles in, events out; one module per stage, each a plural noun with one verb.

articles.read -> sentences.split -> timexes.find, timexes.resolve -> actors.find -> candidates.propose
-> events.merge; `pipeline` runs them in that order and explains what they did.
"""
