"""This module knows how long remote sources will take over a collection, before they are asked."""

from __future__ import annotations

from dataclasses import dataclass

from citemark.evidence.opening import providers
from citemark.settings import Settings


@dataclass(frozen=True, slots=True)
class Estimate:
    """The time that the slowest source's rate allows for, when nothing is remembered yet."""

    seconds: float
    source: str
    per_second: float
    references: int

    def __str__(self) -> str:
        hours, rest = divmod(round(self.seconds), 3600)
        return (
            f"{self.references:,} references: up to {hours:,} h {rest // 60:02d} min, because "
            f"{self.source} allows {self.per_second:g} questions a second. What is remembered "
            "from earlier runs is not asked again."
        )


def estimate(references: int, settings: Settings) -> Estimate | None:
    """One question a reference to every source that the settings name; all are asked at once."""
    rates = dict(settings.rates)
    paces = [
        (rates.get(provider.name, provider.pace.per_second), provider.name)
        for provider in providers()
        if settings.sources is None or provider.name in settings.sources
    ]
    if not paces:
        return None
    per_second, source = min(paces)
    return Estimate(references / per_second, source, per_second, references)
