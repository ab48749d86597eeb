"""This module knows how the chunks between separators become the names of a list of authors."""

from __future__ import annotations

from collections.abc import Sequence

from citemark.references.people.names import Kind, is_suffix, kind_of


def join(chunks: Sequence[tuple[str, Kind, str]]) -> tuple[str, ...]:
    """Puts "Doe" and "J." back together, and "Kingma", "Diederik" where the list is inverted."""
    if any(separator == ";" for _, _, separator in chunks):
        return _grouped(chunks, ";")
    if paired := _in_capitals(chunks):
        return paired
    groups = _grouped(chunks, "and")
    if len(groups) > 1 and all(
        group.count(",") == 1 and kind_of(group.split(",")[0]) is Kind.SURNAME for group in groups
    ):
        return groups
    authors: list[str] = []
    for index, (chunk, kind, _) in enumerate(chunks):
        given_first = index == 1 and kind is Kind.SURNAME and _first_is_inverted(chunks)
        if authors and (kind is Kind.INITIALS or given_first or is_suffix(chunk)):
            authors[-1] = f"{authors[-1]}, {chunk}"
        else:
            authors.append(chunk)
    return tuple(authors)


def _in_capitals(chunks: Sequence[tuple[str, Kind, str]]) -> tuple[str, ...] | None:
    """ISO 690: "LANE, Logan, TAHMID, Ibrahim and BOWMAN, Doug A.": capitals tell the surnames."""
    pairs = list(zip(chunks[::2], chunks[1::2], strict=False))
    if len(chunks) % 2 or len(pairs) < 2:
        return None
    fit = (
        len(last) > 1 and last.isupper() and divider == "," and not first.isupper()
        for (last, _, divider), (first, _, _) in pairs
    )
    return tuple(f"{last}, {first}" for (last, _, _), (first, _, _) in pairs) if all(fit) else None


def _first_is_inverted(chunks: Sequence[tuple[str, Kind, str]]) -> bool:
    """ "Vaswani, Ashish, Noam Shazeer, and …": one word, one word, then whole names or nothing."""
    return (
        (chunks[0][1] is Kind.SURNAME or (chunks[0][1] is Kind.INITIALS and chunks[0][0].isupper()))
        and chunks[0][2] == ","
        and all(kind is not Kind.SURNAME for _, kind, _ in chunks[2:])
    )


def _grouped(chunks: Sequence[tuple[str, Kind, str]], divider: str) -> tuple[str, ...]:
    groups: list[list[str]] = [[]]
    for chunk, _, separator in chunks:
        groups[-1].append(chunk)
        if separator == divider:
            groups.append([])
    return tuple(", ".join(group) for group in groups if group)
