"""The parts of the check of a draft: `assistant/draft.py` tells it as a whole."""
