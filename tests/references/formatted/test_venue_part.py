from __future__ import annotations

import pytest

from citemark.references.formatted.venue_part import read_venue

CASES = [
    (" Phys. Moss E 80, 055301 (2009).", "Phys. Moss E", 2009),
    (" Astrophys. J. 396, 606 (1992).", "Astrophys. J.", 1992),
    (" J. Netw. Comput. Appl., vol. 169, p. 102784, 2019. 27", "J. Netw. Comput. Appl.", 2019),
    (" Sci. Adv., 10:eabd4397, 2021.", "Sci. Adv.", 2021),
    (" Proc. Pond Endow., vol. 15, pp. 597–610, 2021.", "Proc. Pond Endow.", 2021),
    (" BMJ. 2020;12(3):1-5.", "BMJ", 2020),
    (" N Engl J Med. 2020 Apr 2;382(14):1-9.", "N Engl J Med", 2020),
    (" Nature 596, 583–589 (2021).", "Nature", 2021),
    # A page, a number or a volume that looks like a year, beside the year; and a year that does so.
    (" BMJ. 1998;279(5359):2063.", "BMJ", 1998),
    (" Nature 279, no. 2040 (1998): 2063.", "Nature", 1998),
    (" Nature, vol. 279, no. 5359, 1998, p. 2063.", "Nature", 1998),
    (" In: Nature 279 (1998), Nr. 5, S. 2063.", "Nature", 1998),
    (" Radical Tarn Software, Box 2081, Tarn, 1992.", None, 1992),
    (" Radical Tarn Software, Box 2081, Tarn.", None, None),
    (" IEEE Trans. – 2002.", None, 2002),
    (" Pond Letters, vol. 2019, 2020.", "Pond Letters", 2020),
    (" Pond Letters, vol. 2019.", "Pond Letters", 2019),
    (" Tarn: Pond Press: 1998.", "Tarn: Pond Press", 1998),
    (
        " Proceedings of the 26th international conference on the wide pond web. New Tarn City: Association for Pond Machinery, 2017.",
        "Proceedings of the 26th international conference on the wide pond web",
        2017,
    ),
    (
        " Proceedings of the 2018 world wide web conference, Republic and Canton of Geneva, 2018.",
        "Proceedings of the 2018 world wide web conference",
        2018,
    ),
    (
        " Urbana, Chicago, and London: University of Illinois Press, 1949.",
        "Urbana, Chicago, and London: University of Illinois Press",
        1949,
    ),
    (" J. Phys. A: Math. Gen., 12(3), 2017.", "J. Phys. A: Math. Gen.", 2017),
    (" MIT Press, Cambridge, MA, 1998.", "MIT Press", 1998),
    (
        " In International Conference on Ponds, Streams and Rivers (ICPSR), pages 1-5. IEEE, 2020.",
        "International Conference on Ponds, Streams and Rivers (ICPSR)",
        2020,
    ),
    (
        " In A. Doe and B. Roe, editors, Advances in Pond Systems, volume 33, pages 1-10, 2020.",
        "Advances in Pond Systems",
        2020,
    ),
    (
        " In PondConf 2022 Workshop on Trusted Moss, 2022.",
        "PondConf 2022 Workshop on Trusted Moss",
        2022,
    ),
    (
        " Published at the 2nd International Conference on Ponds (PondS 2025), 2025.",
        "the 2nd International Conference on Ponds",
        2025,
    ),
    # Names that have commas themselves, and shortened ones.
    (
        " in IEEE Int. Conf. Acoustics, Speech Signal Process., 2020, pp. 1–9.",
        "IEEE Int. Conf. Acoustics, Speech Signal Process.",
        2020,
    ),
    (
        " in 2019 IEEE Int. Conf. Syst., Man Cybern. (SMC), Bari, 2019.",
        "2019 IEEE Int. Conf. Syst., Man Cybern.",
        2019,
    ),
    (" Tidal Letters, NeurIPS, 2020.", "Tidal Letters", 2020),
    (" Class. Quantum Grav. 20, 12 (2018).", "Class. Quantum Grav.", 2018),
    (" Center for Moss, Ponds & the Law, 2024.", "Center for Moss, Ponds & the Law", 2024),
    # Doubtful: the beginning of a publisher's name, and what stands for no name.
    (" Farrow, Strand and Gill, 2011.", None, 2011),
    (" (No Title), 2017.", None, 2017),
    (" Disponible en", None, None),
    (" 214 citations, 2017.", None, 2017),
    (" A larger study of all ponds, 2017.", None, 2017),  # a subtitle
    (" Pond Dreams 12, 2017.", None, 2017),
    (" Pond Dreams 12(3), 2017.", "Pond Dreams", 2017),  # an issue: whatever it is called
    (" To appear in Pond Letters, 2017.", "Pond Letters", 2017),
    (" Accepted at: Pond Workshop, 2017.", "Pond Workshop", 2017),
    (" Nature, 2021.", "Nature", 2021),
    (" pp. 1999–2010, 2021.", None, 2021),
    (" 2021.", None, 2021),
    ("", None, None),
]


@pytest.mark.parametrize(("rest", "name", "year"), CASES)
def test_venue_and_date_are_read_without_volume_and_pages(
    rest: str, name: str | None, year: int | None
) -> None:
    part = read_venue(rest)
    assert part.name == name
    assert (part.date.year if part.date else None) == year
