"""A question of several parts: how it is split, and what answers each: `assistant/saying.py` tells it as a whole."""
