"""Settings are read once, and wrong values and names are named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from citemark.errors import InvalidSetting
from citemark.settings import Settings


def test_an_empty_environment_gives_the_defaults() -> None:
    assert Settings.from_environment() == Settings()


def test_reading_an_empty_environment_does_not_import_the_reader_library() -> None:
    code = (
        "import sys; from citemark.settings import Settings; Settings.from_environment();"
        "print(sorted({'environs', 'marshmallow', 'platformdirs', 'requests'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


GOOD = [
    ("CITEMARK_INDEX", "/data/index", "index", Path("/data/index")),
    ("CITEMARK_LEDGER", "sqlite:////var/ledger.db", "ledger", "sqlite:////var/ledger.db"),
    ("CITEMARK_STORE_REPORTS", "false", "store_reports", False),
    ("CITEMARK_FETCH_URLS", "on", "fetch_urls", True),
    ("CITEMARK_PORT", "9000", "port", 9000),
    ("CITEMARK_DEADLINE", "0.5", "deadline", 0.5),
    ("CITEMARK_PREVALENCE", "0.1", "prevalence", 0.1),
    ("CITEMARK_SOURCES", "arxiv, crossref", "sources", ("arxiv", "crossref")),
    ("CITEMARK_SOURCES", "", "sources", ()),
    ("CITEMARK_RATES", "arxiv=0.2,dblp=1", "rates", (("arxiv", 0.2), ("dblp", 1.0))),
    (
        "CITEMARK_ADDRESSES",
        "arxiv=http://127.0.0.1:1/x?a=b",
        "addresses",
        (("arxiv", "http://127.0.0.1:1/x?a=b"),),
    ),
    (
        "CITEMARK_ALLOWED_ORIGINS",
        "chrome-extension://abc,https://a.example:8443",
        "allowed_origins",
        ("chrome-extension://abc", "https://a.example:8443"),
    ),
    ("CITEMARK_CONTACT", "who@example.org", "contact", "who@example.org"),
    ("CITEMARK_LOG_LEVEL", "debug", "log_level", "debug"),
    ("CITEMARK_REQUESTS_PER_MINUTE", "600", "requests_per_minute", 600),
    ("CITEMARK_REQUESTS_PER_MINUTE", "", "requests_per_minute", None),
    (
        "CITEMARK_TRUSTED_PROXIES",
        "10.0.0.0/8, ::1",
        "trusted_proxies",
        ("10.0.0.0/8", "::1"),
    ),
    ("CITEMARK_PORT", "", "port", 8000),
    ("CITEMARK_CONTACT", " ", "contact", None),
]


@pytest.mark.parametrize(("variable", "text", "name", "value"), GOOD)
def test_a_variable_becomes_its_setting(
    monkeypatch: pytest.MonkeyPatch, variable: str, text: str, name: str, value: object
) -> None:
    monkeypatch.setenv(variable, text)
    assert getattr(Settings.from_environment(), name) == value


BAD = [
    ("CITEMARK_PORT", "eight"),
    ("CITEMARK_PORT", "70000"),
    ("CITEMARK_WORKERS", "0"),
    ("CITEMARK_DEADLINE", "-1"),
    ("CITEMARK_PREVALENCE", "1"),
    ("CITEMARK_PREVALENCE", "nan"),
    ("CITEMARK_STORE_REPORTS", "perhaps"),
    ("CITEMARK_BODY_LIMIT", "12"),
    ("CITEMARK_REQUESTS_PER_MINUTE", "0"),
    ("CITEMARK_REQUESTS_PER_MINUTE", "many"),
    ("CITEMARK_TRUSTED_PROXIES", "proxy.example.org"),
    ("CITEMARK_TRUSTED_PROXIES", "10.0.0.1/8"),
    ("CITEMARK_LOG_LEVEL", "loud"),
    ("CITEMARK_SOURCES", "ArXiv!"),
    ("CITEMARK_RATES", "arxiv"),
    ("CITEMARK_RATES", "arxiv=fast"),
    ("CITEMARK_RATES", "arxiv=0"),
    ("CITEMARK_ADDRESSES", "arxiv=ftp://example.org"),
    ("CITEMARK_ALLOWED_ORIGINS", "https://a.example/path"),
    ("CITEMARK_ALLOWED_ORIGINS", "*"),
    ("CITEMARK_CONTACT", "nobody"),
    ("CITEMARK_CONTACT", "a@b.example\nX-Injected: 1"),
    ("CITEMARK_PROXY", "example.org:3128"),
    ("CITEMARK_API_KEY", "schlüssel"),
    ("CITEMARK_API_KEY", "two\nlines"),
    ("CITEMARK_OPENALEX_KEY", "a\tb"),
]


@pytest.mark.parametrize(("variable", "text"), BAD)
def test_an_unusable_value_is_refused_and_its_variable_named(
    monkeypatch: pytest.MonkeyPatch, variable: str, text: str
) -> None:
    monkeypatch.setenv(variable, text)
    with pytest.raises(InvalidSetting, match=variable):
        Settings.from_environment()


@pytest.mark.parametrize(
    ("variable", "hint"),
    [
        ("CITEMARK_INDX", "; did you mean CITEMARK_INDEX\\?$"),
        ("CITEMARK_ZZZZZZZ", "$"),
        ("CITEMARK_FOO", "$"),
    ],
)
def test_a_misspelt_variable_is_refused(
    monkeypatch: pytest.MonkeyPatch, variable: str, hint: str
) -> None:
    monkeypatch.setenv(variable, "x")
    with pytest.raises(InvalidSetting, match=f"^{variable} is not a setting{hint}"):
        Settings.from_environment()


def test_a_variable_of_the_test_suite_is_not_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEMARK_TEST_ANYTHING", "x")
    assert Settings.from_environment() == Settings()


def test_a_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "key"
    secret.write_text("s3cret\n")
    monkeypatch.setenv("CITEMARK_OPENALEX_KEY_FILE", str(secret))
    assert Settings.from_environment().openalex_key == "s3cret"
    monkeypatch.setenv("CITEMARK_OPENALEX_KEY", "")
    assert Settings.from_environment().openalex_key == "s3cret"


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "cannot be read"), (b"", "is empty"), (b" \n", "is empty"), (b"\xff", "not hold text")],
)
def test_a_secret_whose_file_holds_none_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None, words: str
) -> None:
    secret = tmp_path / "key"
    if content is not None:
        secret.write_bytes(content)
    monkeypatch.setenv("CITEMARK_API_KEY_FILE", str(secret))
    with pytest.raises(InvalidSetting, match=f"CITEMARK_API_KEY_FILE: .*{words}"):
        Settings.from_environment()


def test_a_secret_that_is_stated_twice_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "key").write_text("one")
    monkeypatch.setenv("CITEMARK_API_KEY_FILE", str(tmp_path / "key"))
    monkeypatch.setenv("CITEMARK_API_KEY", "two")
    with pytest.raises(InvalidSetting, match="both set"):
        Settings.from_environment()


def test_an_error_does_not_repeat_the_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEMARK_PROXY", "user:hunter2@example.org")
    with pytest.raises(InvalidSetting) as caught:
        Settings.from_environment()
    assert "hunter2" not in str(caught.value)
