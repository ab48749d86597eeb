"""Saved e-mails: which part is read, in which coding, and what is left to other documents."""

from __future__ import annotations

import base64
import datetime as dt
import quopri

import pytest

from citemark.documents import read
from citemark.errors import UnreadableInput
from citemark.types import Document

HEAD = (
    "From: Ann Doe <ann@example.org>\r\nMessage-ID: <2311.04242@mail.example.org>\r\n"
    "Date: Fri, 20 Nov 2026 23:50:00 +0100\r\nSubject: =?utf-8?q?Ponds_=C3=BC?=\r\n"
    " =?utf-8?q?ber_all?=\r\nMIME-Version: 1.0\r\n"
)
ADDRESS = "https://example.org/a/very/long/address?with=many&parts=of&one=line&and=more#below"
PLAIN = f"Read Ann D\u00f6e, \u201cPonds and rain\u201d, {ADDRESS} (2019).\n"
PAGE = f'<html><body><p>Read <a href="{ADDRESS}">Ponds and rain</a>.</p></body></html>'
CODINGS = {
    "base64": lambda data: base64.encodebytes(data).decode(),
    "quoted-printable": lambda data: quopri.encodestring(data).decode(),
    "8bit": lambda data: data.decode(),
}


def part(kind: str, text: str, coding: str, charset: str = "utf-8", more: str = "") -> str:
    head = f"Content-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n"
    return f"{head}{more}\r\n{CODINGS[coding](text.encode(charset))}"


def several(kind: str, *parts: str) -> str:
    inner = "".join(f"--edge{kind}\r\n{one}\r\n" for one in parts)
    return f'Content-Type: multipart/{kind}; boundary="edge{kind}"\r\n\r\n{inner}--edge{kind}--\r\n'


def only(body: str) -> Document:
    (document,) = read((HEAD + body).encode())
    return document


@pytest.mark.parametrize("coding", CODINGS)
def test_a_text_is_read_in_every_coding(coding: str) -> None:
    document = only(part("text/plain", PLAIN, coding))
    assert document.text.strip() == PLAIN.strip()
    assert (document.title, document.published) == ("Ponds \u00fcber all", dt.date(2026, 11, 20))
    assert document.media_type == "text/plain"


@pytest.mark.parametrize("coding", CODINGS)
def test_of_two_forms_the_one_with_links_is_read(coding: str) -> None:
    both = several(
        "alternative", part("text/plain", PLAIN, coding), part("text/html", PAGE, coding)
    )
    document = only(both)
    assert [link.url for link in document.links] == [ADDRESS]
    assert document.text.count("Ponds and rain") == 1


@pytest.mark.parametrize(
    ("charset", "word"), [("iso-8859-1", "D\u00f6e"), ("iso-2022-jp", "\u6c60")]
)
def test_the_stated_encoding_counts(charset: str, word: str) -> None:
    assert word in only(part("text/plain", f"Read {word}.", "base64", charset)).text


def test_what_is_attached_is_left_to_itself_and_a_foot_does_not_hide_the_words() -> None:
    attached = part("text/plain", "Another text. " * 50, "8bit",
                    more="Content-Disposition: attachment\r\n")  # fmt: skip
    foot = part("text/html", "<p>To leave this list, write.</p>", "8bit")
    assert only(
        several("mixed", part("text/plain", PLAIN, "8bit"), foot, attached)
    ).text.strip() == (PLAIN.strip())


@pytest.mark.parametrize(
    "body",
    [
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=",
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=",
        "Content-Type: text/plain\r\n\r\n",
        "Content-Type: multipart/mixed; boundary=none\r\n\r\n",
    ],
)
def test_a_mail_without_words_says_so(body: str) -> None:
    with pytest.raises(UnreadableInput, match="the mail holds no text"):
        only(body)


@pytest.mark.parametrize("count", [60, 5_000])
def test_parts_in_parts_without_end_are_refused(count: int) -> None:
    heads = (f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(count))
    with pytest.raises(UnreadableInput, match="nests too many parts"):
        only("".join(heads))
