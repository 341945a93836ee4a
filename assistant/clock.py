"""How long each step of an answer took."""

from __future__ import annotations

import time


class Clock:
    """Milliseconds between laps."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.laps: tuple[tuple[str, float], ...] = ()

    def lap(self, name: str) -> None:
        """Ends a lap: what went on since the last one is called by this name."""
        now = time.perf_counter()
        self.laps = (*self.laps, (name, round((now - self._last) * 1000, 2)))
        self._last = now
