"""This package knows venues: their names, editions, relations and the form of their addresses."""

from citemark.venues.addresses import url_allowed
from citemark.venues.comparison import have_anything_in_common, same, share_a_volume
from citemark.venues.membership import known
from citemark.venues.names import normalised
from citemark.venues.plausibility import OTHER, is_bare_meeting, plausibility, shape
from citemark.venues.registry import Edition, Venue, edition, held, venues
from citemark.venues.resolution import resolve

__all__ = [
    "OTHER",
    "Edition",
    "Venue",
    "edition",
    "have_anything_in_common",
    "held",
    "is_bare_meeting",
    "known",
    "normalised",
    "plausibility",
    "resolve",
    "same",
    "shape",
    "share_a_volume",
    "url_allowed",
    "venues",
]
