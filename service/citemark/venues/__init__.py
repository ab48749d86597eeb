"""This package knows venues: their names, editions, relations and the form of their addresses."""

from citemark.venues.addresses import url_allowed
from citemark.venues.comparison import same
from citemark.venues.membership import known
from citemark.venues.names import normalised
from citemark.venues.plausibility import plausibility
from citemark.venues.registry import Edition, Venue, edition, held, venues
from citemark.venues.resolution import resolve

__all__ = [
    "Edition",
    "Venue",
    "edition",
    "held",
    "known",
    "normalised",
    "plausibility",
    "resolve",
    "same",
    "url_allowed",
    "venues",
]
