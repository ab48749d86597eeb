"""Documents are taken out of whatever holds many of them; what cannot be is told."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from citemark.batch import warc
from citemark.batch.containers import records
from citemark.batch.raw import Broken, Raw, Record

CAPSULE = {"@context": "https://schema.org", "@type": "CreativeWork", "text": "A summary."}
PAGE = b"<html><body><p>A page about replay</p></body></html>"


def taken(kind: str, path: Path) -> list[Record]:
    return list(records(kind, (str(path),)))


LINES: list[tuple[bytes, tuple[str, bytes] | str]] = [
    (json.dumps(CAPSULE).encode(), ("capsule", json.dumps(CAPSULE).encode())),
    (b'{"html": "<p>x</p>"}', ("html", b"<p>x</p>")),
    (b'{"id": 7, "markdown": "# x"}', ("markdown", b"# x")),
    (b'{"text": "plain"}', ("text", b"plain")),
    (b'{"bibtex": "@misc{a}"}', ("bibtex", b"@misc{a}")),
    (b'{"capsule": {"@type": "CreativeWork"}}', ("capsule", b'{"@type": "CreativeWork"}')),
    (b'{"html": "<p>", "text": "two"}', ("auto", b'{"html": "<p>", "text": "two"}')),
    (b"[1, 2]", ("auto", b"[1, 2]")),
    (b"{broken", "UnreadableInput"),
    (b"[" * 100_000, "UnreadableInput"),
]


@pytest.mark.parametrize("pack", ["", ".gz", ".zst"])
def test_each_line_is_a_document_or_an_error(tmp_path: Path, pack: str) -> None:
    data = b"\n\n".join(line for line, _ in LINES) + b"\n"
    packed = {"": bytes, ".gz": gzip.compress, ".zst": zstandard.compress}[pack](data)
    path = tmp_path / f"in.jsonl{pack}"
    path.write_bytes(packed)
    found = taken("lines", path)
    told = [(each.kind, each.data) if isinstance(each, Raw) else each.error for each in found]
    assert told == [expected for _, expected in LINES]
    assert found[1].source == f"{path}#3"


@pytest.mark.parametrize("pack", [".gz", ".zst"])
def test_a_packed_file_that_breaks_off_keeps_what_was_before(tmp_path: Path, pack: str) -> None:
    import random

    noise = random.Random(1).randbytes(200_000).hex()
    data = (json.dumps(CAPSULE) + "\n").encode() + json.dumps({"text": noise}).encode()
    packed = gzip.compress(data) if pack == ".gz" else zstandard.compress(data)
    path = tmp_path / f"in.jsonl{pack}"
    path.write_bytes(packed[: len(packed) // 2])
    found = taken("lines", path)
    assert any(isinstance(each, Broken) for each in found)
    damaged = tmp_path / f"damaged.jsonl{pack}"
    damaged.write_bytes(b"not packed at all")
    (error,) = taken("lines", damaged)
    assert isinstance(error, Broken)


def test_a_line_without_end_is_told_and_the_next_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citemark.batch.containers.LARGEST_RECORD", 1000)
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "short"}\n')
    long, short = taken("lines", path)
    assert isinstance(long, Broken)
    assert long.error == "InputTooLarge"
    assert short == Raw(f"{path}#2", b"short", "text")


def test_rows_of_a_parquet_file(tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    pq.write_table(
        pa.table({"url": ["https://a.example", None, "c"], "html": ["<p>a</p>", "<p>b</p>", None]}),
        path,
    )
    first, second, third = taken("parquet", path)
    assert first == Raw("https://a.example", b"<p>a</p>", "html")
    assert second == Raw(f"{path}#2", b"<p>b</p>", "html")
    assert isinstance(third, Broken)
    binary = tmp_path / "binary.parquet"
    pq.write_table(pa.table({"document": [b"{}"]}), binary)
    assert taken("parquet", binary) == [Raw(f"{binary}#1", b"{}", "auto")]


@pytest.mark.parametrize("column", [None, "other"])
def test_a_parquet_file_without_documents_says_so(tmp_path: Path, column: str | None) -> None:
    path = tmp_path / "in.parquet"
    if column is None:
        path.write_bytes(b"PAR1 it is not")
    else:
        pq.write_table(pa.table({column: [1]}), path)
    (error,) = taken("parquet", path)
    assert isinstance(error, Broken)


def test_a_missing_file_is_an_error_and_not_the_end(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("text")
    names = (str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    missing, there = records("files", names)
    assert isinstance(missing, Broken)
    assert there == Raw(names[1], b"text", "auto")


def test_a_service_s_ledger_gives_back_what_it_was_sent(tmp_path: Path) -> None:
    from citemark.ledger.database import Database
    from citemark.ledger.store import Store, StoredDocument

    address = f"sqlite:///{tmp_path / 'ledger.db'}"
    database = Database(address)
    for number, media_type in enumerate(("text/html", "application/x-unknown")):
        Store(database).keep(StoredDocument(str(number), f"d{number}", media_type, PAGE, "{}"))
    database.close()
    page, unknown = records("ledger", (address,))
    assert page == Raw("d0", PAGE, "html")
    assert isinstance(unknown, Broken)
    (error,) = records("ledger", ("sqlite:////nowhere/at/all.db",))
    assert isinstance(error, Broken)


# ----------------------------------------------------------------- archives


def record(kind: str, uri: str, block: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    return (
        f"HTTP/1.1 {status}\r\n" + "".join(f"{each}\r\n" for each in headers) + "\r\n"
    ).encode() + body


HTML = "Content-Type: text/html; charset=utf-8"
CHUNKED = (
    b"5\r\n"
    + PAGE[:5]
    + b"\r\n"
    + f"{len(PAGE) - 5:x}".encode()
    + b"\r\n"
    + PAGE[5:]
    + b"\r\n0\r\n\r\n"
)

ANSWERS: list[tuple[bytes, bytes | str | None]] = [
    (answer(PAGE, HTML), PAGE),
    (answer(CHUNKED, HTML, "Transfer-Encoding: chunked"), PAGE),
    (answer(PAGE, HTML, "Transfer-Encoding: chunked"), PAGE),
    (answer(gzip.compress(PAGE), HTML, "Content-Encoding: gzip"), PAGE),
    (answer(PAGE, HTML, "Content-Encoding: gzip"), PAGE),
    (answer(zlib.compress(PAGE), HTML, "Content-Encoding: deflate"), PAGE),
    (answer(gzip.compress(PAGE)[:30], HTML, "Content-Encoding: gzip"), "UnreadableInput"),
    (answer(PAGE, HTML, *(f"X-{n}: y" for n in range(300))), "UnreadableInput"),
    (answer(PAGE, "Content-Type: image/png"), None),
    (answer(PAGE, HTML, status="404 Not Found"), None),
    (b"", None),
]  # fmt: skip


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_an_archive(tmp_path: Path, packed: bool) -> None:
    parts = [record("warcinfo", "", b"about"), record("request", "https://x.example/", b"GET /")]
    parts += [record("response", f"https://x.example/{n}", a) for n, (a, _) in enumerate(ANSWERS)]
    path = tmp_path / ("in.warc.gz" if packed else "in.warc")
    path.write_bytes(b"".join(gzip.compress(part) if packed else part for part in parts))
    found = taken("warc", path)
    told = [each.data if isinstance(each, Raw) else each.error for each in found]
    assert told == [expected for _, expected in ANSWERS if expected is not None]
    assert found[0].source == "https://x.example/0"


@pytest.mark.parametrize(
    "data",
    [
        record("response", "u", answer(PAGE, HTML))[:-40],
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n",
        b"<html>this is no archive</html>",
    ],
)
def test_a_damaged_archive_is_told_once(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "in.warc"
    path.write_bytes(data)
    (error,) = taken("warc", path)
    assert isinstance(error, Broken)


def test_a_record_that_is_too_large_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citemark.batch.warc.LARGEST_RECORD", 300)
    data = record("response", "large", answer(PAGE * 20, HTML))
    data += record("response", "small", answer(PAGE, HTML))
    large, small = warc.pages(io.BytesIO(data), "in.warc")
    assert isinstance(large, Broken)
    assert isinstance(small, Raw)


@given(st.binary(max_size=500), st.integers(0, 400))
def test_hostile_archives_end(noise: bytes, at: int) -> None:
    data = record("response", "u", answer(CHUNKED, HTML, "Transfer-Encoding: chunked"))
    data = data[:at] + noise + data[at:]
    try:
        found = list(warc.pages(io.BytesIO(data), "in.warc"))
    except EOFError:
        return
    assert len(found) <= len(data)
