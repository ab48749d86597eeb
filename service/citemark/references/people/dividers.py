"""This module knows what stands between the names of a list, and what says that more follow."""

from __future__ import annotations

import re

from citemark.references.alternatives import one_of

_AND = (
    r"(?:and|AND|&|und|et(?!\s+al)|y|e|en|och|og|ve|i|и|та|і|và|dan|oraz|és|ja|și|şi|și|kaj|και|ו|و"
    r"|और|एवं|तथा|ও|এবং|และ)"
)
"""Behind it, in text, stands a capital letter: the words between two names in twenty-four languages."""
_BEHIND_SEMICOLON = r"\s*(?:and\s|AND\s|&\s)?\s*"
_BEHIND_COMMA = r"\s*(?:(?:and|AND|&|und|y|et(?!\s+al)|och|og|en|и)\s+)?"
_BEHIND_ARABIC_COMMA = r"\s*(?:و\s+)?"
_BEFORE_NAME = r"(?=[^\W\d_a-zß-ÿа-я]|(?:[a-z]{1,4}['’]?\s){1,3}[A-Z])"
SEPARATOR = re.compile(
    rf"[\s;,、，和与と・،](?:(?<=\s)(?:\s*(?:;{_BEHIND_SEMICOLON}|,{_BEHIND_COMMA}|،{_BEHIND_ARABIC_COMMA}"
    rf"|{_AND}\s+{_BEFORE_NAME}|ו-(?=[A-Z]))|(?<=[a-z]\s)[和与と・]\s?(?=[A-Z]))"
    rf"|(?<=;){_BEHIND_SEMICOLON}|(?<=,){_BEHIND_COMMA}|(?<=[、，])|(?<=[a-z][和与と・])\s?(?=[A-Z])|(?<=،){_BEHIND_ARABIC_COMMA})"
)
"""Its first character is one of few, and then looked back at: other characters are passed over fast."""
_OTHERS = (
    r"y (?:otros|cols?\.)|e (?:outros|colaboradores|altri|colleghi)|et (?:\d+ )?autres(?: auteurs)?|und (?:andere|Kollegen)"
    r"|u\. a\.|en anderen|e\.a\.|и др\.|и соавт\.|та ін\.|ve ark(?:adaşları|\.)|i in(?:ni|\.)|a kol\.|m\. ?fl\.|och andra|og andre"
    r"|và (?:các )?cộng sự|và cs\.|(?:and|&) (?:\d+ )?(?:colleagues|co-?workers|co-?authors)|ve diğerleri|vd\.|ym\.|ja muut"
    r"|mfl\.|med flere|és mts(?:ai)?\.?|és társai|ș\.\s?a\.|[șş]i al[țţ]ii|[șş]i colab\.|i sur\.|i dr\.|i saradnici|in sod\.|idr\."
    r"|a spol\.|a další|a ďalší|dkk\.?|dan (?:kawan-kawan|rekan)|i wsp\.|i współ(?:\.|autorzy)|і інш\.|та інші|и другие|ואח(?:רים|['׳’])"
    r"|وآخر(?:ون|ين)|وزملاؤه|و (?:همکاران|دیگران)|(?:एवं|और|तथा|व) अन्य|প্রমুখ|(?:ও|এবং) অন্যান্য|และคณะ|κ\.\s?[άα]\.|και (?:συνεργάτες|άλλοι)"
    r"|k\.\s?a\.|kaj aliaj|i altres|ir kt\.|u\.\s?c\.|un citi|jt\.|o\.\s?fl\.|etc\."
)
"""How languages say that there are more authors."""
_ET_AL = re.compile(
    r"[\s,;(\[]*(?:(?:\band\s)?\b(?:et|ET)\.?\s?(?:al|AL)\b\.?\)?|\bet\.?\s?coll\.|\band (?:\d+ )?[Oo]thers\b\.?|\bu\.\s?a\.|…|\.\.\."
    rf"|，?\s?等(?:人)?(?:(?:的|所著|发表的?|發表的?)[\u4e00-\u9fff]{{0,6}}(?=[\s.《「『“]|\Z)|(?![^\W\d_]))|ら(?:(?:の|による)[\u3040-\u30ff\u4e00-\u9fff]{{0,8}}(?=[\s.「『“]|\Z)|(?=[\s,.:;(「『]))|ほか|(?:(?<=[\s,.，．、])|(?<=、))他(?:\d{{1,3}}名)?(?=[\s,.:;，：．、(「『])|외(?:\s?\d+\s?명)?(?=[\s(,.])|등(?:의\s?[가-힣]{{1,4}}(?=[\s.「『“]|\Z)|(?=[\s(,.]))|\bet\s+alii\b|\b(?:{_OTHERS})(?!\w))[\s,.:;\]]*"
)
_OTHERS_HINT = one_of(
    str.split(
        r"otros cols?\. outros colaboradores altri colleghi autres andere anderen Kollegen др\. соавт\. ін\."
        r" ark in\. inni kol\. fl\. andra andre cộng colleagues co-?workers co-?authors cs\. các diğerleri vd\."
        r" ym\. muut mfl\. flere mts társai ș\. ş\. al[țţ]ii colab\. sur\. dr\. saradnici sod\. idr\. spol\."
        r" další ďalší dkk kawan rekan wsp\. współ інш другие ואח وآخر وزملاؤه همکاران دیگران अन्य প্রমুখ"
        r" অন্যান্য และคณะ κ\. συνεργάτες άλλοι k\. aliaj altres kt\. u\. citi jt\. o\. etc\."
    )
)
"""What stands behind the blank in what languages say."""
_ET_AL_HINT = re.compile(
    rf"[\s.…eEoOum等ら외등ほ他](?:(?<=\s){_OTHERS_HINT}|t(?<=et)\.?\s?(?:al|AL|coll)|T(?<=ET)\.?\s?(?:al|AL|coll)|t(?<=[Oo]t)hers\b"
    r"|\.(?:(?<=\.\.)\.|(?<=u\.)\s?a\.|(?<=e\.)a\.|(?<=m\.)fl\.)|か(?<=ほか)|(?<=[…等ら외등他]))"
)
"""Where :data:`_ET_AL` may stand: told sooner."""
_LAST_OF_MANY = re.compile(
    r"(?:(?:&|and)\s)?(?:(?:v[ao]n|de[nrl]?|d[aiu]|l[ae]|dos)\s){0,3}[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?,"
    r"\s(?:[^\W\d_]\.[\s‐-]?){1,4}"
)
"""Whom APA names behind the dots of a long list: "…, Kaiser, Ł., … Polosukhin, I."."""
_BEFORE_HINT = 14
"""Characters of ", and 1234 others" before what hints at it."""
_REACH = 4_000
"""Characters in which "et al." is looked for: it closes short lists."""


def strongest(separator: str) -> str:
    """``;`` before ``and`` before ``,``: the strongest divider in a separator names it."""
    stripped = separator.strip()
    if ";" in stripped:
        return ";"
    return "," if stripped in {",", "、", "，"} else "and"


def others(text: str) -> re.Match[str] | None:
    """Where a list in ``text`` says that there are more authors."""
    hint = _ET_AL_HINT.search(text, 0, _REACH)
    return _ET_AL.search(text, max(0, hint.start() - _BEFORE_HINT), _REACH) if hint else None


def behind_others(text: str, end: int) -> int:
    """Where what says that there are more ends, with the last author behind its dots."""
    said = text[max(0, end - 8) : end]
    if not (said.rstrip(" ,.:;]").endswith("…") or "..." in said):
        return end
    named = _LAST_OF_MANY.match(text, end)
    return named.end() if named else end
