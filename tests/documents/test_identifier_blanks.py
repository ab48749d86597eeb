import pytest
from tests.costs import within

from citemark.documents.identifier_blanks import without_blanks


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("https:// doi. org/ 10. 1000/ s00001- 021- 03819-2 Doe", "https://doi.org/10.1000/s00001-021-03819-2 Doe"),
        ("https:// doi. org/ 10. 1000/j. ponds. 2014. 06. 077", "https://doi.org/10.1000/j.ponds.2014.06.077"),
        ("https:// doi. org/ 10. 1000/ PONDS. 2020. 29783 86 Next", "https://doi.org/10.1000/PONDS.2020.2978386 Next"),
        ("https:// doi. org/ 10. 1000/ 32925 00. 33307 01", "https://doi.org/10.1000/3292500.3330701"),
        ("https://doi. org/10.1000/329250.333070", "https://doi.org/10.1000/329250.333070"),
        ("doi:10.1000/ 329250.333070. Next", "doi:10.1000/329250.333070. Next"),
        ("doi: 10.1000/329250. 333070. 2. Doe, J.", "doi: 10.1000/329250.333070. 2. Doe, J."),
        ("doi:10.1000/978-3-030- 58452-8_13", "doi:10.1000/978-3-030-58452-8_13"),
        ("doi:10.1000/293967 .293978", "doi:10.1000/293967.293978"),
        ("doi:10.1000/v1/2020. acl-main.747", "doi:10.1000/v1/2020.acl-main.747"),
        ("doi.org/10.1000/ PONDS.2020.2978", "doi.org/10.1000/PONDS.2020.2978"),
        ("https:// doi. org/ 10. 1000/ s1- 015- 0816-y. 12. Doe", "https://doi.org/10.1000/s1-015-0816-y. 12. Doe"),
        ("arXiv: 2011. 04805v2", "arXiv: 2011.04805v2"),
        ("arXiv:2011.\n    04805.", "arXiv:2011.04805."),
        ("https:// arxiv. org/ abs/ 2011. 04805.", "https://arxiv.org/abs/2011.04805."),
        ("doi:10.1000/ 1.22 and doi:10.1000/ 3.44", "doi:10.1000/1.22 and doi:10.1000/3.44"),
    ],
)  # fmt: skip
def test_a_divided_identifier_is_made_whole(printed, whole):
    assert without_blanks(printed) == whole


@pytest.mark.parametrize(
    "text",
    [
        "doi:10.1000/293967. 2. Doe, J.",
        "doi:10.1000/293967. 2019.",
        "doi:10.1000/293967. 123-145.",
        "doi:10.1000/ponds - 2019",
        "doi:10.1000/ponds. The tides of 20 ponds",
        "doi:10.1000/ponds- and lakes",
        "doi: 10.1000/ponds https://doe.example/10",
        "10. 2000/ 3 people",
        "in 2011. 12872 ponds",
        "arXiv: 2023. 10000 papers",
        "110.1000/ 55",
        "doi: 10.1000/29783 86",
        "arXiv: 2011.12872",
    ],
)
def test_what_stands_behind_a_whole_one_is_left_alone(text):
    assert without_blanks(text) == text


@pytest.mark.parametrize(
    "piece", ["10.1000/ 1", "10. 1000/ ", "arXiv: 2011. ", "doi. org/ ", "10.1000/ 1- "]
)
def test_hostile_text_costs_what_its_length_does(piece):
    with within(1):
        without_blanks(piece * (100_000 // len(piece)))
