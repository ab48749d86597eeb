"""This module knows the words with which people refer to a source, and which say nothing of it.

"URL: https://doi.org/… (abgerufen am 03.03.2026)", "family-names: Doe, year: 2018, doi: …" and "Doe
et al. 2018, table 2" describe no subject that a record could be held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from citemark.matching.spelling import FUNCTION_WORDS
from citemark.matching.titles import CJK, fold_title
from citemark.types import Claim, Record

LABELS = frozenset(
    str.split(
        "doi url uri arxiv pmid pmcid isbn issn http https www link pdf available accessed retrieved from at cited"
        " table tables figure figures fig page pages pp section chapter appendix"
    )
)
"""Folded words that label an identifier, or point to a place inside of a work."""

REFERRING = LABELS | frozenset(
    str.split(
        # what a source is, where it is found, the parts of it, the fields of its record
        "urn org com html web internet online links access download downloaded view viewed visited read full text"
        " free open cite cited citing citation citations source sources reference references ref refs see also"
        " cf eg ie supra note notes ibid op cit paper papers article articles preprint preprints print eprint"
        " journal proceedings conference publication published publisher version volume vol issue no number"
        " numbers page pages pp fig figure figures table section sec chapter ch appendix eq equation theorem"
        " title author authors editor editors name names first last given family date year month day type"
        " status id key record document resource item entry language keywords tags venue category et al and"
        " others here there what who where work works named often known discussed described shown said details"
        " below above further one some more another"
        # access, in the languages of reference lists
        " abgerufen am zugriff verfugbar unter zuletzt besucht siehe vgl consulte le en ligne disponible adresse"
        " voir acceso recuperado consultado consulta el de dia disponivel em acesso ver consultato il disponibile"
        " vedi geraadpleegd op van beschikbaar zie hentet fra besogt tilgjengelig hamtad tillganglig fran se haettu"
        " osoitteesta saatavilla viitattu dostep dostepne zob dostupne dostupno na pristup cit viz diakses dari"
        " tersedia di pada erisim adresinden alindi bkz truy cap ngay tai xem elerheto letoltve forras accesat la"
        " preluat pieejams ziureta kattesaadav"
        " january february march april may june july august september october november december jan feb mar apr"
        " jun jul aug sep sept oct nov dec januar februar marz mai juni juli oktober dezember janvier fevrier mars"
        " avril juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio"
        " agosto septiembre octubre noviembre diciembre janeiro fevereiro marco maio junho julho setembro outubro"
        " novembro dezembro gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre januari"
        " februari maart mei augustus december"
    )
)
"""Folded words; some are titles' words too ("Open Journal"), so that they only say nothing alone."""

_SAID_ELSEWHERE = re.compile(
    r"(?:https?://|www\.)\S{0,300}|\b10\.\d{4,9}/\S{1,200}|\b\d{4}\.\d{4,5}(?:v\d+)?\b|\b[a-z-]+/\d{7}\b"
    r"|\b(?:doi|arxiv|pmid|pmcid):\S{0,300}",
    re.IGNORECASE,
)
_LATIN = re.compile("[a-z]")
_UNCASED = re.compile(rf"[\u0370-\u1fff\u2c00-\u2dff{CJK}]")
"""Letters of other scripts: a record in Latin letters cannot be described in them word by word."""


def tells(text: str | None, claim: Claim, record: Record) -> set[str]:
    """The folded words that say what the work is about, when what refers to it is left out: addresses,
    numbers, its people and places, and words that only refer."""
    folded = fold_title(_SAID_ELSEWHERE.sub(" ", text or ""))
    words = {word for word in folded.split() if len(word) > 1 and not word.isdigit()}
    words -= REFERRING
    words -= FUNCTION_WORDS
    if not folded.isascii() and _LATIN.search(fold_title(record.title)):
        words = {word for word in words if not _UNCASED.search(word)}
    return words - _words((*claim.authors, *record.authors, *record.venues)) if words else words


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in fold_title(name).split()}
