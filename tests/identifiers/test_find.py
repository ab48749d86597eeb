import pytest

from citemark.identifiers import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see arXiv:2604.01234v2.", [("arxiv", "2604.01234", 2)]),
        (
            "[https://arxiv.org/abs/2604.01234](https://arxiv.org/abs/2604.01234)",
            [("arxiv", "2604.01234", None)] * 2,
        ),
        ("version 1.2.3 of 10.0.0.1/24", []),
    ],
)
def test_identifiers_are_found_in_running_text(
    text: str, expected: list[tuple[str, str, int | None]]
) -> None:
    found = [o.identifier for o in find(text)]
    assert [(i.scheme, i.value, i.version) for i in found] == expected
