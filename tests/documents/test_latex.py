from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.documents.latex import address, decode, left_open


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Heged{\H u}s and Erd\H{o}s", "Hegedűs and Erdős"),
        (r"K{\"u}bler, M\"uller, Sch{\"{o}}lkopf", "Kübler, Müller, Schölkopf"),
        (r"{\v{Z}}{\'\i}dek", "Žídek"),
        (r"Fran{\c{c}}ois, Fran\c cois", "François, François"),
        (r"Fran{\c{c Beaufays", "Franç Beaufays"),
        (
            r"Stra{\ss}e, \O re, {\L}ukasz, {\AA}ngstr\"om, \ae on",
            "Straße, Øre, Łukasz, Ångström, æon",
        ),
        (
            r"\.{I}stanbul \k{a} \r{a} \u{g} \=a \d{s} \b{k} \~n \^o \`e",
            "İstanbul ą å ğ ā ṣ ḵ ñ ô è",
        ),
        ("a--b---c~d", "a–b—c d"),
        (r"\& \% \$5 \# \_ \{x\}", "& % $5 # _ {x}"),
        ("``quoted'' and `single'", "“quoted” and `single'"),
        (r"$\alpha$-nets in $O(n^{2})$", "α-nets in O(n^2)"),
        (r"\emph{Foo} {\em bar} \textbf{Baz}", "Foo bar Baz"),
        (r"\href{https://a.b}{Link {text}} \url{https://c.d}", "Link text https://c.d"),
        (r"\unknown{kept} and \name", "kept and name"),
        (r"\LaTeX\ rules", "LaTeX rules"),
        (r"one \\ two \~{} three \- four\,five", "one two ~ three four five"),
        ("{A}ttention {IS} all", "Attention IS all"),
        ("AT&amp;T", "AT&T"),
        (r"10\% of \'{E}t\'e", "10% of Été"),
        ("no latex at all", "no latex at all"),
        (r"$\mathcal{O}(n\log n)$ and $\frac{1}{2}$", "O(n log n) and 1/2"),
        (
            r"H$_2$O in $\mathbb{R}^d$, $\left(x\right)$, $\langle a\rangle$",
            "H_2O in R^d, (x), ⟨a⟩",
        ),
        (r"$\mathbf {x}$, {\sf Baz}, \textsc {Foo}\xspace bar\xspace: b", "x, Baz, Foo bar: b"),
        (r"$\phi$\nobreakdash-divergence A\slash B $3\neq4$", "φ-divergence A/B 3≠4"),
        (r"\textcolor{red}{Foo} {\noopsort{a}B} \hspace{1em}x", "Foo B x"),
        (r"\texorpdfstring{$\mathcal{H}_{2}$}{H2}-norm\thanks{To {all}}", "H2-norm"),
        (r"\url{http://a.b/~c} and d/~ e", "http://a.b/~c and d/ e"),
        (r"\textdollar 5 \textless 6", "$5 <6"),
        # A command whose backslash was exported as text.
        (r"Caf$\backslash$'e, Pond{\textbackslash}'{e}, $\backslash$alpha", "Café, Pondé, α"),
        (r"{\textbackslash}textbackslash\textbackslash d", "textbackslash d"),
    ],
)
def test_the_latex_of_bibliographies_reads_as_text(latex, text):
    assert decode(latex) == text


@pytest.mark.parametrize(
    ("value", "lost"),
    [
        ("{a {b}", True),
        ("{a}", False),
        (r"\{a", False),
        (r"\\{a", True),
        ("a}", False),
        (r"{a\}", True),
    ],
)
def test_a_group_that_never_closes_shows_that_the_end_is_lost(value, lost):
    assert left_open(value) is lost


@pytest.mark.parametrize(
    "piece",
    ["\\color{", "\\color{{a}", "\\frac{a", "\\frac{a}{", "\\log", "a/~", "\\textcolor {{a} "],
)
def test_unfinished_commands_in_any_number_are_read_in_linear_time(piece):
    assert "\\" not in decode(piece * (100_000 // len(piece)))


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (r"https://a.b/c\_d\%20e\&f", "https://a.b/c_d%20e&f"),
        (r"\url{https://a.b/~c}", "https://a.b/~c"),
        (r"\href{https://a.b}{text}", "https://a.b"),
        ("<https://a.b/ c>", "https://a.b/c"),
        ("10.1000/{x}", "10.1000/x"),
    ],
)
def test_addresses_keep_their_characters(field, expected):
    assert address(field) == expected


@given(st.text(alphabet="\\{}$~^'`\"-aucvHo \t&%", max_size=60))
def test_any_latex_becomes_one_line_without_braces_or_backslashes(latex):
    text = decode(latex)
    assert text == " ".join(text.split())
    assert "\\" not in text
