"""This module knows how the chunks between separators become the names of a list of authors."""

from __future__ import annotations

from collections.abc import Sequence

from citemark.references.people.names import Kind, is_suffix, kind_of
from citemark.references.people.setting import ends_in_initial, holds_initial


def join(chunks: Sequence[tuple[str, Kind, str]]) -> tuple[str, ...]:
    """Puts "Doe" and "J." back together, and "Kingma", "Diederik" where the list is inverted."""
    if any(separator == ";" for _, _, separator in chunks):
        return _grouped(chunks, ";")
    if paired := _in_capitals(chunks) or _whole_pairs(chunks):
        return paired
    groups = _grouped(chunks, "and")
    if len(groups) > 1 and all(
        group.count(",") == 1 and kind_of(group.split(",")[0]) is Kind.SURNAME for group in groups
    ):
        return groups
    authors: list[str] = []
    for index, (chunk, kind, _) in enumerate(chunks):
        given_first = index == 1 and _is_given(chunks) and _first_is_inverted(chunks)
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


def _whole_pairs(chunks: Sequence[tuple[str, Kind, str]]) -> tuple[str, ...] | None:
    """ "Doe, Jane W., Roe, Richard, Poe, Mary K.": a surname, a given name, all along the list."""
    pairs = list(zip(chunks[::2], chunks[1::2], strict=False))
    if len(chunks) % 2 or len(pairs) < 2:
        return None
    fit = all(
        last[1] is Kind.SURNAME
        and last[2] == ","
        and (given[1] is Kind.SURNAME or _closes_given_name(given))
        for last, given in pairs
    )
    if not fit or not any(_closes_given_name(given) for _, given in pairs):
        return None
    return tuple(f"{last[0]}, {given[0]}" for last, given in pairs)


def _closes_given_name(chunk: tuple[str, Kind, str]) -> bool:
    """A given name with a middle initial ("Jane W.") looks like a whole name."""
    return chunk[1] is Kind.FULL and ends_in_initial(chunk[0])


def _is_given(chunks: Sequence[tuple[str, Kind, str]]) -> bool:
    """Whether the second chunk is the first author's given name, as MLA sets it; behind it no
    other name ends in an initial, as they do where surnames come first ("Doe, Roe J, Poe K")."""
    if chunks[1][1] is Kind.SURNAME:
        return True
    return _closes_given_name(chunks[1]) and not any(
        ends_in_initial(name) for name, _, _ in chunks[2:]
    )


def _first_is_inverted(chunks: Sequence[tuple[str, Kind, str]]) -> bool:
    """ "Vaswani, Ashish, Noam Shazeer, and …": one word, one word, then whole names or nothing; or the
    two words of a Spanish or Portuguese surname, as nobody is named by one word beside whole names."""
    name, kind, divider = chunks[0]
    one = kind is Kind.SURNAME or (kind is Kind.INITIALS and name.isupper())
    two = kind is Kind.FULL and chunks[1][1] is Kind.SURNAME and not holds_initial(name)
    return (
        (one or two)
        and divider == ","
        and all(kind is not Kind.SURNAME for _, kind, _ in chunks[2:])
    )


def _grouped(chunks: Sequence[tuple[str, Kind, str]], divider: str) -> tuple[str, ...]:
    groups: list[list[tuple[str, Kind, str]]] = [[]]
    for chunk in chunks:
        groups[-1].append(chunk)
        if chunk[2] == divider:
            groups.append([])
    return tuple(name for group in groups if group for name in _of_group(group))


def _of_group(chunks: Sequence[tuple[str, Kind, str]]) -> tuple[str, ...]:
    """One name, or the names that commas divide, each with its initials behind, before the ";" of the
    group that signs with them: "Doe J, Roe K; Tides Investigators"."""
    names = [chunk for chunk, _, _ in chunks]
    whole = all(
        kind is Kind.FULL and chunk.rpartition(" ")[2].isupper() for chunk, kind, _ in chunks
    )
    return tuple(names) if whole else (", ".join(names),)
