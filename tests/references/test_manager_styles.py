"""References as reference managers, publishers' buttons and BibTeX styles set them come apart."""

from __future__ import annotations

import pytest

from citemark.documents import read
from citemark.references import extract
from citemark.references.formatted.strings import parse_string

TWO = ("Doe, J.", "Roe, R.")
PREPRINTS = (
    # APA 7: a report's number in brackets belongs neither to its title nor to its publisher.
    ("Doe, J., & Roe, R. (2023). Tides of Quiet Ponds (No. arXiv:2302.06118). arXiv. https://doi.org/10.48550/arXiv.2302.06118", TWO, "arXiv"),
    ("Doe, J., & Roe, R. (2023, August 2). Tides of Quiet Ponds (arXiv:2302.06118). arXiv. https://doi.org/10.48550/arXiv.2302.06118", TWO, "arXiv"),
    ("Doe, J., & Roe, R. (2023). Tides of Quiet Ponds (arXiv:2302.06118; Version 7). arXiv. http://arxiv.org/abs/2302.06118", TWO, "arXiv"),
    ("Doe, J., & Roe, R. (2023). Tides of Quiet Ponds. ArXiv:2302.06118 [Cs.CV]. Retrieved from http://arxiv.org/abs/2302.06118", TWO, "arXiv"),
    ("Doe, J. & Roe, R. Tides of Quiet Ponds. Preprint at https://doi.org/10.48550/arXiv.2302.06118 (2023).", TWO, None),
    ("Doe, J., and Roe, R. (2023). Tides of Quiet Ponds. Preprint at arXiv, https://doi.org/10.48550/arXiv.2302.06118.", TWO, "arXiv"),
    ("J. Doe, R. Roe, Tides of Quiet Ponds. arXiv arXiv:2302.06118 [Preprint] (2023). https://doi.org/10.48550/arXiv.2302.06118.", ("J. Doe", "R. Roe"), "arXiv"),
    ("Doe, Jane, and Richard Roe. 2023. “Tides of Quiet Ponds.” arXiv. https://doi.org/10.48550/arXiv.2302.06118.", ("Doe, Jane", "Richard Roe"), "arXiv"),
    ("Doe, Jane, and Richard Roe. 2023. “Tides of Quiet Ponds.” arXiv:2302.06118. Preprint, arXiv, February 12. https://doi.org/10.48550/arXiv.2302.06118.", ("Doe, Jane", "Richard Roe"), "arXiv"),
    ("Jane Doe and Richard Roe, “Tides of Quiet Ponds,” preprint, arXiv, February 12, 2023, https://doi.org/10.48550/arXiv.2302.06118.", ("Jane Doe", "Richard Roe"), "arXiv"),
    ("Doe J, Roe R. Tides of Quiet Ponds [Internet]. arXiv; 2023 [cited 2026 Oct 5]. Available from: http://arxiv.org/abs/2302.06118", ("Doe J", "Roe R"), "arXiv"),
    ("DOE, Jane, ROE, Richard and TAO, Sam A. Tides of Quiet Ponds [online]. 12 February 2023. arXiv. arXiv:2302.06118. [Accessed 5 October 2026]. Available from: http://arxiv.org/abs/2302.06118", ("DOE, Jane", "ROE, Richard", "TAO, Sam A"), "arXiv"),
    ("Doe, Jane and Richard Roe (Feb. 2023). Tides of Quiet Ponds. doi: 10.48550/arXiv.2302.06118. arXiv: 2302.06118. Pre-published.", ("Doe, Jane", "Richard Roe"), "arXiv"),
    ("J. Doe and R. Roe, Tides of Quiet Ponds (2023), available at https://arxiv.org/abs/2302.06118.", ("J. Doe", "R. Roe"), None),
    ("Doe J. Tides of Quiet Ponds 2023. https://doi.org/10.48550/arXiv.2302.06118.", ("Doe J",), None),
    ("Doe, Jane and Roe, Richard. “Tides of Quiet Ponds.” ArXiv abs/2302.06118 (2023): n. pag.", ("Doe, Jane", "Roe, Richard"), "ArXiv"),
    ("arXiv:2302.06118 [cs.CV] Tides of Quiet Ponds. Jane Doe, Richard Roe. 2023", ("Jane Doe", "Richard Roe"), None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "authors", "venue"), PREPRINTS)
def test_a_preprint_is_read_without_its_number_and_its_server(
    text: str, authors: tuple[str, ...], venue: str | None
) -> None:
    parsed = parse_string(text)
    claim = parsed.claim
    assert (claim.title, claim.authors, claim.venue) == ("Tides of Quiet Ponds", authors, venue)
    assert claim.date is not None
    assert claim.date.year == 2023
    assert {identifier.scheme for identifier in parsed.identifiers} <= {"arxiv", "doi"}


BOOK = "Proceedings of the 12th Conference on Still Water"
PUBLISHED = (
    ("Doe, J., & Roe, R. (2019, December). Tides of Quiet Ponds [Paper presentation]. Proceedings of the 12th Conference on Still Water, Vienna, Austria.", TWO, BOOK),
    ("Doe, J. and Roe, R., 2019, December. Tides of Quiet Ponds. In Proceedings of the 12th Conference on Still Water (pp. 11-25). ACM.", TWO, BOOK),
    ("Doe, Jane, and Richard Roe. 2019. “Tides of Quiet Ponds.” In Proceedings of the 12th Conference on Still Water, edited by Ann Poe and Bo Moe, 11–25. Vienna, Austria: ACM.", ("Doe, Jane", "Richard Roe"), BOOK),
    ("Doe, J., Roe, R., 2019. Tides of Quiet Ponds, in: Poe, A., Moe, B. (Eds.), Proceedings of the 12th Conference on Still Water. ACM, Vienna, Austria, pp. 11–25.", TWO, BOOK),
    ("Doe, J. & Roe, R. Tides of Quiet Ponds. in Proceedings of the 12th Conference on Still Water (eds. Poe, A. & Moe, B.) 11–25 (ACM, Vienna, Austria, 2019).", TWO, BOOK),
    ("Doe, J.; Roe, R. Tides of Quiet Ponds. In Proceedings of the 12th Conference on Still Water; Poe, A., Moe, B., Eds.; ACM: Vienna, Austria, 2019; pp 11–25.", TWO, BOOK),
    ("J. Doe and R. Roe, “Tides of Quiet Ponds,” presented at the Proceedings of the 12th Conference on Still Water, Vienna, Austria, 2019.", ("J. Doe", "R. Roe"), f"the {BOOK}"),
    ("Doe, Jane, and Richard Roe. 2019. “Tides of Quiet Ponds.” Pp. 11–25 in Proceedings of the 12th Conference on Still Water, edited by A. Poe. Vienna, Austria: ACM.", ("Doe, Jane", "Richard Roe"), BOOK),
    ("Doe J, Roe R. Tides of Quiet Ponds. InProceedings of the 12th Conference on Still Water 2019 Dec 4 (pp. 11-25). ACM.", ("Doe J", "Roe R"), BOOK),
    ("Doe, J., and Roe, R. (2019). Tides of Quiet Ponds. In Proceedings of the 12th Conference on Still Water, A. Poe and B. Moe, eds. (ACM), pp. 11–25.", TWO, BOOK),
    ("J. Doe and R. Roe, “Tides of Quiet Ponds,” in Proc. 5th Conf. Still Water Moss Reasoning, 2019, pp. 11–25.", ("J. Doe", "R. Roe"), "Proc. 5th Conf. Still Water Moss Reasoning"),
    ("J. Doe and R. Roe, “Tides of Quiet Ponds,” Artif. Moss. Rev., vol. 12, no. 3, 2019.", ("J. Doe", "R. Roe"), "Artif. Moss. Rev."),
    ("J. Doe, R. Roe, and S. Tao, Tides of Quiet Ponds, in Voices of Still Water (Springer, Vienna, 2019), pp. 11–25.", ("J. Doe", "R. Roe", "S. Tao"), "Voices of Still Water"),
    ("Doe, J., Roe, R., Tao, S., Poe, A., Moe, B., Loe, C., … Zoe, D. (2019). Tides of Quiet Ponds. Nature Moss, 12(3), 11–25.", ("Doe, J.", "Roe, R.", "Tao, S.", "Poe, A.", "Moe, B.", "Loe, C."), "Nature Moss"),
    ("J. Doe et al., Tides of Quiet Ponds, J. Moss Res. 12, 104 (2019).", ("J. Doe",), "J. Moss Res"),
    ("J. Doe, R. Roe, Tides of Quiet Ponds. J. Moss Res. 12, 11–25 (2019).", ("J. Doe", "R. Roe"), "J. Moss Res"),
    ("Jane Doe, Richard Roe, Tides of Quiet Ponds, Moss Research, Volume 12, Issue 3, 2019, Pages 11-25, ISSN 1234-5679, https://doi.org/10.1016/j.moss.2019.05.028.", ("Jane Doe", "Richard Roe"), "Moss Research"),
    ("Jane Doe & Richard Roe (2019) Tides of Quiet Ponds, Journal of Moss, 12:3, 11-25, DOI: 10.1080/12345678.2019.1234567", ("Jane Doe", "Richard Roe"), "Journal of Moss"),
    ("Jane Doe and Richard Roe. “Tides of Quiet Ponds”. In: Journal of Moss 12.3 (Dec. 2019), pp. 11–25.", ("Jane Doe", "Richard Roe"), "Journal of Moss"),
    ("Doe, J., & Roe, R. (2019). Tides of Quiet Ponds. Journal of Moss. Advance online publication. https://doi.org/10.1037/moss0000012", TWO, "Journal of Moss"),
    ("DOE, Jane ; ROE, Richard: Tides of Quiet Ponds. In: Journal of Moss Bd. 12 (2019), Nr. 3, S. 11–25", ("DOE, Jane", "ROE, Richard"), "Journal of Moss"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "authors", "venue"), PUBLISHED)
def test_a_published_work_is_read_without_editors_places_and_pages(
    text: str, authors: tuple[str, ...], venue: str
) -> None:
    claim = parse_string(text).claim
    assert (claim.title, claim.authors) == ("Tides of Quiet Ponds", authors)
    assert (claim.venue or "").rstrip(".") == venue.rstrip(".")
    assert claim.date is not None
    assert claim.date.year == 2019


NAMES = (
    ("Doe, A., Case, J., & Can, F. (2019). Tides of Ponds. Nature 5.", ("Doe, A.", "Case, J.", "Can, F.")),
    ("Doe, A. & Can, B. Tides of Ponds. Nature 5, 1–9 (2019).", ("Doe, A.", "Can, B.")),
    ("Doe, A., Roe, C. and Le Pond, V., 2019. Tides of Ponds. Nature 5.", ("Doe, A.", "Roe, C.", "Le Pond, V.")),
    ("YU, Y., CHU, T., MA, Y. 2019. Tides of Ponds. Nature 5.", ("YU, Y.", "CHU, T.", "MA, Y.")),
    ("LIU, J.; WU, C. Tides of Ponds. Nature, v. 5, 2019.", ("LIU, J.", "WU, C.")),
    ("Doe, T. Anders; Roe, Sharath Nitt; Wang, Xin. Tides of Ponds. Nature. 2019.", ("Doe, T. Anders", "Roe, Sharath Nitt", "Wang, Xin")),
    ("Xue T, Su H, Han C. Tides of Ponds. Nature. 2019;5:1–9.", ("Xue T", "Su H", "Han C")),
    ("Allen JF. Tides, Ponds, and Quiet Moss. Nature. 2019;5:1–9.", ("Allen JF",)),
    ("Jane B. Doe, Sally S. Bradshaw: Tides of Ponds. Nature 5: 1-9 (2019)", ("Jane B. Doe", "Sally S. Bradshaw")),
    ("A. Doe, B. Roe, C. Tao, Quiet Ponds and Deep moss, Nature 5, 2019.", ("A. Doe", "B. Roe", "C. Tao")),
)  # fmt: skip


@pytest.mark.parametrize(("text", "authors"), NAMES)
def test_surnames_that_look_like_something_else_are_told(
    text: str, authors: tuple[str, ...]
) -> None:
    claim = parse_string(text).claim
    assert claim.authors == authors
    assert claim.title is not None
    assert claim.title.startswith(("Tides", "Quiet"))


SHORT_TITLES = (
    ("Passmoor C. The Moss Art Gallery. Electronic Workshops. 2014;12(3):45-67.", "Passmoor C", "The Moss Art Gallery"),
    ("Freeham A. Using the Pond Widget. Pro Ponds. 2013;12(3):45-67.", "Freeham A", "Using the Pond Widget"),
    ("Coenen J. A Realistic Pond. Moss for All. 2021;12(3):45-67.", "Coenen J", "A Realistic Pond"),
    ("Knechtel JV. Andy Warden. Handbook of Moss. 2021;12(3):45-67.", "Knechtel JV", "Andy Warden"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "author", "title"), SHORT_TITLES)
def test_a_short_title_behind_one_author_is_no_part_of_the_name(
    text: str, author: str, title: str
) -> None:
    claim = parse_string(text).claim
    assert (claim.authors, claim.title) == ((author,), title)


LOOK_ALIKES = (
    # Brackets, stops and years that are the title's own.
    ("Doe, J. (2019). Tides of Ponds (T. S. Moss). Nature, 5(2), 1–9.", "Tides of Ponds (T. S. Moss)"),
    ("Doe, J. (2019). “Light Sail” Tides Revisited. Nature, 5(2), 1–9.", "Light Sail” Tides Revisited"),
    ("Doe, J. (2019). Why Do Ponds Freeze? How Moss Shapes the Ice of Lakes (No. 12). Nature, 5(2), 1–9.", "Why Do Ponds Freeze? How Moss Shapes the Ice of Lakes (No. 12)"),
    ("J. Doe, R. Roe, Tides, Currents and Still Water, J. Moss Res. 12 (2019) 11–25.", "Tides, Currents and Still Water"),
    ("Jane Doe and Richard Roe. Tides of TideConf 2012. Nature 5, 2019.", "Tides of TideConf 2012"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "title"), LOOK_ALIKES)
def test_what_belongs_to_a_title_stays_with_it(text: str, title: str) -> None:
    assert parse_string(text).claim.title == title


def test_a_reference_without_title_has_none() -> None:
    claim = parse_string(
        "Doe, J., Roe, R., & Tao, S. 2018, arXiv e-prints, arXiv:1804.02903."
    ).claim
    assert (claim.title, claim.venue) == (None, "arXiv e-prints")
    claim = parse_string("Jane Doe and Richard Roe 2019 J. Moss 12 104971").claim
    assert (claim.title, claim.authors) == (None, ("Jane Doe", "Richard Roe"))


def test_a_publisher_and_its_town_are_no_authors() -> None:
    text = "The point is made in a book on ponds (Springer, Vienna, Austria, 2019; https://doi.org/10.1007/978-3-030-46133-1_16)."
    (document,) = read(text.encode(), type="text")
    found = extract(document)
    assert [one.claim.authors for one in found] == [()]


def test_papers_of_one_book_are_two_references() -> None:
    text = (
        "References\n\n"
        "DOE, Jane, 2019. Tides of Quiet Ponds. In: Proceedings of the 12th Conference on Still Water. Vienna: ACM, 2019. pp. 1–9. ISBN 978-3-16-148410-0.\n\n"
        "ROE, Richard, 2019. Moss under Winter Bridges. In: Proceedings of the 12th Conference on Still Water. Vienna: ACM, 2019. pp. 10–19. ISBN 978-3-16-148410-0.\n"
    )
    (read_as,) = read(text.encode(), type="text")
    assert [one.claim.title for one in extract(read_as)] == [
        "Tides of Quiet Ponds",
        "Moss under Winter Bridges",
    ]
