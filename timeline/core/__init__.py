"""Layer 0: the nouns, dates, errors and settings that every other layer speaks."""
