"""This module knows what stands round a citation in a small document, language by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dress:
    """The words of a document that cites something, and claims nothing about it."""

    heading: str
    references: str
    """The heading of its list of references."""
    opening: str
    aside: str
    """Another item of a list, which cites nothing."""
    body: str
    lead: str
    """A sentence that quotes the citation."""
    tail: str


ENGLISH: tuple[Dress, ...] = (
    Dress(
        "Weekly digest",
        "References",
        "A few things that came up in the last days.",
        "The reading group meets on Thursday as usual.",
        "Several groups have worked on this question, and the picture is still changing.",
        "A good place to start is {}",
        "Other groups came to similar questions from other sides.",
    ),
    Dress(
        "Reading notes",
        "Further reading",
        "Short notes on what we looked at.",
        "More notes will follow next week.",
        "This short summary draws on the sources below.",
        "For the details, see {}",
        "The rest of this note sums up what it means for us.",
    ),
    Dress(
        "Key papers",
        "Bibliography",
        "Here are some papers worth knowing:",
        "The slides of the last talk are on the shared drive.",
        "The answer depends on the setting; the sources below give the details.",
        "One work often named here is {}",
        "We come back to it further down.",
    ),
    Dress(
        "Research summary",
        "Sources",
        "Here is what I found on the question.",
        "Let me know if you want more detail.",
        "The literature on this question is spread over several fields.",
        "The point is made in {}",
        "Whether it carries over to our setting is open.",
    ),
    Dress(
        "Short answer",
        "Works cited",
        "The short answer is that it depends.",
        "Please check the sources before you rely on them.",
        "What follows is a short overview.",
        "This is discussed in {}",
        "How far it carries over is another matter.",
    ),
    Dress(
        "Notes",
        "Citations",
        "Some notes from the last meeting.",
        "Next meeting in two weeks.",
        "We looked at several sources.",
        "As background we used {}",
        "The remaining points are open.",
    ),
)

FOREIGN: Mapping[str, Dress] = {
    "ar": Dress("ملاحظات", "المراجع", "باختصار:", "نرحب بالملاحظات.", "سبق أن دُرست هذه المسألة.", "انظر {}", "وسنعود إلى ذلك لاحقًا."),
    "cs": Dress("Poznámky", "Literatura", "Stručně:", "Připomínky vítány.", "Otázka už byla zkoumána.", "Viz {}", "Vrátíme se k tomu."),
    "da": Dress("Noter", "Kilder", "Kort sagt:", "Kommentarer er velkomne.", "Spørgsmålet er undersøgt før.", "Se {}", "Det vender vi tilbage til."),
    "de": Dress("Lesenotizen", "Literatur", "Ein paar Hinweise aus dieser Woche.", "Nächste Woche folgen weitere Notizen.", "Zu dieser Frage gibt es mehrere Arbeiten.", "Näheres steht in {}", "Wir kommen weiter unten darauf zurück."),
    "es": Dress("Notas de lectura", "Referencias", "Algunas lecturas de la semana.", "La próxima semana habrá más notas.", "Varios grupos han trabajado en esta cuestión.", "Para más detalles, véase {}", "Volvemos a ello más adelante."),
    "fr": Dress("Notes de lecture", "Bibliographie", "Quelques lectures de la semaine.", "D’autres notes suivront la semaine prochaine.", "Plusieurs équipes ont travaillé sur cette question.", "Pour les détails, voir {}", "Nous y revenons plus bas."),
    "it": Dress("Appunti di lettura", "Bibliografia", "Alcune letture della settimana.", "Altri appunti seguiranno la settimana prossima.", "Diversi gruppi hanno lavorato su questa domanda.", "Per i dettagli si veda {}", "Ci torniamo più avanti."),
    "ja": Dress("読書メモ", "参考文献", "今週読んだものを紹介します。", "来週もメモを公開します。", "この問題については複数の研究があります。", "詳しくは {}", "これについては後で述べます。"),
    "ko": Dress("메모", "참고문헌", "간단히 정리합니다.", "의견을 환영합니다.", "이 문제는 이미 연구된 바 있다.", "다음을 참고: {}", "뒤에서 다시 다룬다."),
    "nl": Dress("Notities", "Bronnen", "Kort samengevat:", "Opmerkingen zijn welkom.", "Over deze vraag is al meer geschreven.", "Zie {}", "Daarover later meer."),
    "pl": Dress("Notatki", "Bibliografia", "W skrócie:", "Uwagi mile widziane.", "Temat był już badany.", "Zob. {}", "Wrócimy do tego później."),
    "pt": Dress("Notas de leitura", "Referências", "Algumas leituras da semana.", "Na próxima semana haverá mais notas.", "Vários grupos trabalharam nesta questão.", "Para mais detalhes, ver {}", "Voltamos ao assunto mais adiante."),
    "ru": Dress("Заметки", "Литература", "Коротко:", "Замечания приветствуются.", "Этот вопрос уже изучался.", "См. {}", "К этому мы ещё вернёмся."),
    "sv": Dress("Anteckningar", "Källor", "Kort sagt:", "Synpunkter välkomnas.", "Frågan har studerats tidigare.", "Se {}", "Vi återkommer till detta."),
    "tr": Dress("Notlar", "Kaynakça", "Kısaca:", "Yorumlarınızı bekleriz.", "Bu konu daha önce de ele alındı.", "Bkz. {}", "Buna yine döneceğiz."),
    "uk": Dress("Нотатки", "Література", "Коротко:", "Зауваження вітаються.", "Це питання вже вивчали.", "Див. {}", "До цього ми ще повернемося."),
    "vi": Dress("Ghi chú", "Tài liệu tham khảo", "Tóm tắt:", "Rất mong nhận được góp ý.", "Vấn đề này đã được nghiên cứu.", "Xem {}", "Chúng tôi sẽ trở lại sau."),
    "zh": Dress("阅读笔记", "参考文献", "以下是本周阅读的几篇文章。", "下周会有更多笔记。", "已有多个研究组讨论过这一问题。", "详见 {}", "后文会再次提到。"),
}  # fmt: skip
"""One dress a language (ISO 639-1)."""
