from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citemark.references import parse_string
from citemark.types import Identifier, PartialDate

from ...costs import within

TITLES = [
    # plainnat, NeurIPS
    ("Jane Doe, Richard Roe, and Min-Jun Park. Sparse maps of river deltas. In Advances in Neural Information Processing Systems, volume 30, 2017.", "Sparse maps of river deltas", ("Jane Doe", "Richard Roe", "Min-Jun Park"), "Advances in Neural Information Processing Systems", 2017),
    ("J. K. Doe, R. Roe, et al. Reading slowly: A survey of patience. arXiv preprint arXiv:2301.08028, 2023.", "Reading slowly: A survey of patience", ("J. K. Doe", "R. Roe"), "arXiv preprint", 2023),
    ("Doe Jane, Roe R., and Tao S.. FROG: Blocked leaping for memory. 2025.", "FROG: Blocked leaping for memory", ("Doe Jane", "Roe R.", "Tao S."), None, 2025),
    ("Kingsley Ba. Can machines whistle? arXiv preprint arXiv:2306.16636, 2023.", "Can machines whistle?", ("Kingsley Ba",), "arXiv preprint", 2023),
    ("Ann Lee and Bo Wu. Is attention enough? A study of sleeping cats. Journal of Cats, 12(3):1-9, 2020.", "Is attention enough? A study of sleeping cats", ("Ann Lee", "Bo Wu"), "Journal of Cats", 2020),
    ("Yu Li. Heron: Orchestrating dual correction in ponds, 2024.", "Heron: Orchestrating dual correction in ponds", ("Yu Li",), None, 2024),
    ("Deep Rivera and Ana Demir. Tidal clocks. PLoS Computational Oceans, 9:e1001, 2019.", "Tidal clocks", ("Deep Rivera", "Ana Demir"), "PLoS Computational Oceans", 2019),
    ("OpenWater. Tide-4 technical report. Technical report, OpenWater, 2025.", "Tide-4 technical report", ("OpenWater",), None, 2025),
    # APA
    ("Doe, J. K., Roe, R., & Poe, E. A. (2021). Tides and moons: Who pulls whom? Journal of Tides, 12(3), 45–67.", "Tides and moons: Who pulls whom?", ("Doe, J. K.", "Roe, R.", "Poe, E. A."), "Journal of Tides", 2021),
    ("World Health Organization. (2020). Water at home. WHO Press.", "Water at home", ("World Health Organization",), "WHO Press", 2020),
    ("Tideworks. (2025, February 10). The 11 best buoys for 2025. Tideworks Blog. https://example.org/buoys", "The 11 best buoys for 2025", ("Tideworks",), "Tideworks Blog", 2025),
    # ISO 690, GB/T 7714, ABNT: surnames in capitals, however short; dates of reading
    ("LI, Siyuan et al. Sliced ponds. [online]. 2025. Available at: https://example.org/p", "Sliced ponds", ("LI, Siyuan",), None, 2025),
    ("LI S, ZHENG Y, LI H, et al. Sliced ponds[EB/OL]. 2025.", "Sliced ponds", ("LI S", "ZHENG Y", "LI H"), None, 2025),
    ("DOE, Jane et al. Sliced ponds. 2019. Disponível em: https://example.org/p. Acesso em: 5 out. 2026.", "Sliced ponds", ("DOE, Jane",), None, 2019),
    ("Doe J, Roe R. Sliced ponds [Internet]. arXiv; 2019 [cited 2026 Oct 5]. Available from: https://example.org/p", "Sliced ponds", ("Doe J", "Roe R"), None, 2019),
    ("Doe, J., and Roe, R. 2019, 'Sliced ponds', viewed 5 October 2026, <https://example.org/p>.", "Sliced ponds", ("Doe, J.", "Roe, R."), None, 2019),
    ("Jane Doe, Craig R. Nohl and Christa J. C. Burge: LeRec: Slices of ponds, NeurIPS 2019", "LeRec: Slices of ponds", ("Jane Doe", "Craig R. Nohl", "Christa J. C. Burge"), "NeurIPS", 2019),
    ("Doe J and Roe C. Burge: Slices of ponds. NeurIPS 2019", "Burge: Slices of ponds", ("Doe J", "Roe C"), "NeurIPS", 2019),
    # two columns read across
    ("Jane Doe and Richard Roe, “A style-based slicer ar- [101] A. C. Lake, M. Brook, and D. Pond, chitecture for ponds,” NeurIPS 2019", "A style-based slicer ar-", ("Jane Doe", "Richard Roe"), None, None),
    # IOP's buttons give no title; AsciiDoc anchors its entries
    ("Jane Doe 2018 Appl. Pond Comput. 74 100005 DOI 10.1016/j.apcm.2018.11.005", None, ("Jane Doe",), None, 2018),
    ("J Doe 2018 New J. Ponds 20 023034", None, ("J Doe",), "New J. Ponds", 2018),
    ("[[[doe2019sliced,1]]] Jane Doe and Richard Roe. _Sliced ponds_. NeurIPS. 2019.", "Sliced ponds", ("Jane Doe", "Richard Roe"), "NeurIPS", 2019),
    # a place of publication is no title, whatever else is left unsaid
    ("J. Doe, R. Roe, *Appl. Pond. Lett.* **2004**, DOI 10.1016/j.aml.2003.11.006.", None, ("J. Doe", "R. Roe"), "Appl. Pond. Lett.", 2004),
    ("# Appl. Pond. Lett., 2004. doi:10.1016/j.aml.2003.11.006", None, (), "Appl. Pond. Lett.", 2004),
    ("Doe, J. and Roe, R.: Sliced ponds of the sea, Appl. Pond. Lett., https://doi.org/10.1016/j.aml.2003.11.006, 2004.", "Sliced ponds of the sea", ("Doe, J.", "Roe, R."), "Appl. Pond. Lett.", 2004),
    ("Doe J., Roe R., Sliced ponds, „IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops”, 2017.", "Sliced ponds", ("Doe J.", "Roe R."), None, 2017),
    ("IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops, 2017.", None, (), "IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops", 2017),
    ("Jane Doe, Sliced ponds: The sea, 33rd Annual Meeting of the Association for Computational Linguistics (Seattle, WA, USA), Curran Associates, Inc., 1995, pp. 242–263.", "Sliced ponds: The sea", ("Jane Doe",), "33rd Annual Meeting of the Association for Computational Linguistics", 1995),
    ("Doe, J. and Roe, R.: Sliced ponds of the sea, 2025 IEEE SENSORS, https://doi.org/10.1109/sensors59705.2025.11330967, 2025.", "Sliced ponds of the sea", ("Doe, J.", "Roe, R."), "2025 IEEE SENSORS", 2025),
    ("Jane Doe and Richard Roe 2025 2025 IEEE SENSORS 44 114707 DOI 10.1109/sensors59705.2025.11330967", None, ("Jane Doe", "Richard Roe"), "2025 IEEE SENSORS", 2025),
    ("Doe, J. Sliced ponds, A. Roe. In Proceedings of the ICML, 2019.", "Sliced ponds, A. Roe", ("Doe, J.",), "Proceedings of the ICML", 2019),
    ("Proceedings of the 30th Conference on Computational Linguistics and Speech Processing (ROCLING 2018), 2018.", None, (), "Proceedings of the 30th Conference on Computational Linguistics and Speech Processing", 2018),
    # what kind of work it is, and a label with a letter
    ("(Conference paper) Doe J, Roe R. Sliced ponds. Nature. 2019.", "Sliced ponds", ("Doe J", "Roe R"), "Nature", 2019),
    ("(R3) J. Doe and R. Roe, \"Sliced ponds of the sea,\" Nature, 2019.", "Sliced ponds of the sea", ("J. Doe", "R. Roe"), "Nature", 2019),
    *[(f"{mark} Doe, J., & Roe, R. (2019). Sliced ponds of the sea. Nature.", "Sliced ponds of the sea", ("Doe, J.", "Roe, R."), "Nature", 2019)
      for mark in ("⭐", "✅", "📄", "#3", "e.g.,", "See also:", "Ref. 12:", "Primary source:", "Journal article:", "Original paper:")],
    # a system's name behind the last initials begins the title (ACS); Italians quote the journal
    ("Doe, J.; Lu, X.; Roe, R. POND: Sliced ponds of the sea. *Nature* **2019**, *11*, 101–111.", "POND: Sliced ponds of the sea", ("Doe, J.", "Lu, X.", "Roe, R."), "*Nature* **2019**", 2019),
    ("Doe, J. PondNet: Sliced ponds. Nature 2019, 11, 1–2.", "PondNet: Sliced ponds", ("Doe, J.",), "Nature", 2019),
    ("Doe, J.; Roe, R. Clocks: Sliced ponds. Nature 2019, 11, 1–2.", "Clocks: Sliced ponds", ("Doe, J.", "Roe, R."), "Nature", 2019),
    ("Doe, J. Robert; Roe, R. Anna: Sliced ponds. In: Nature 11 (2019), S. 1–2.", "Sliced ponds", ("Doe, J. Robert", "Roe, R. Anna"), "Nature", 2019),
    ("J. Doe, Sliced ponds of the sea, in «26th Annual Meeting of the Association for Computational Linguistics», 1988, pp. 101-111.", "Sliced ponds of the sea", ("J. Doe",), "26th Annual Meeting of the Association for Computational Linguistics", 1988),
    # two letters that no list holds are no place of publication
    ("J. Doe, Sliced ponds of the sea, Nature (Seattle, WA), 2019, pp. 1-2.", "Sliced ponds of the sea", ("J. Doe",), "Nature", 2019),
    ("Doe, Jane. Sliced ponds. YU, Rita Roe, 2019, pp. 1-2.", "Sliced ponds", ("Doe, Jane",), None, 2019),
    # French lists bracket given names
    ("DOE (Jane), ROE (Rita) et POE (E.), Sliced ponds of the sea, Nature, 2019, 10 p.", "Sliced ponds of the sea", ("DOE Jane", "ROE Rita", "POE E."), "Nature", 2019),
    ("DOE (Jane) et al., Sliced ponds of the sea, Nature, 2019.", "Sliced ponds of the sea", ("DOE Jane",), "Nature", 2019),
    ("WHO (World Health Organization), Sliced ponds of the sea, 2019.", "WHO (World Health Organization), Sliced ponds of the sea", (), None, 2019),
    # what messages write around a quoted title
    ("New on my pile: “Sliced ponds of the sea” by Jane Doe & Rita Roe https://arxiv.org/abs/1811.04357 #reading #papers", "Sliced ponds of the sea", (), None, None),
    ("Jane Doe and Rita Roe. Sliced ponds. Nature, 2019. #reading", "Sliced ponds", ("Jane Doe", "Rita Roe"), "Nature", 2019),
    # "i", "y" and "e" inside of a name, and between two
    ("See Jana Noguer i Alonso, Sliced ponds, NeurIPS (2019).", "Sliced ponds", ("Jana Noguer i Alonso",), "NeurIPS", 2019),
    ("Ramón Doe y Cajal and José Roe y Gasset. Sliced ponds. Nature, 1901.", "Sliced ponds", ("Ramón Doe y Cajal", "José Roe y Gasset"), "Nature", 1901),
    ("Ana López y Juan Gómez, Sliced ponds, Nature, 1901.", "Sliced ponds", ("Ana López", "Juan Gómez"), "Nature", 1901),
    ("López y Gómez (2019). Sliced ponds. Nature.", "Sliced ponds", ("López", "Gómez"), "Nature", 2019),
    # what a group publishes is no group
    ("International Pond Safety Report 2025: First Key Update. arXiv 2025.", "International Pond Safety Report 2025: First Key Update", (), "arXiv", 2025),
    ("International Pond Organization 2025: First Key Update. arXiv 2025.", "First Key Update", ("International Pond Organization",), "arXiv", 2025),
    # other languages
    ("Jane Doe y otros (2019). «Sliced ponds». Disponible en: https://example.org/p", "Sliced ponds", ("Jane Doe",), None, 2019),
    ("Doe和Roe（2019年）：《Sliced ponds》，https://example.org/p", "Sliced ponds", ("Doe", "Roe"), None, 2019),
    ("Doe等人（2019年）：《Sliced ponds》", "Sliced ponds", ("Doe",), None, 2019),
    ("Doe・Roe「Sliced ponds」（2019年）", "Sliced ponds", ("Doe", "Roe"), None, 2019),
    ("Jane Doe et 3 autres auteurs, Sliced ponds, NeurIPS, 2019", "Sliced ponds", ("Jane Doe",), "NeurIPS", 2019),
    ("J. Doe, A. B. Roe en K. Poe, Sliced ponds, NeurIPS, 2019", "Sliced ponds", ("J. Doe", "A. B. Roe", "K. Poe"), "NeurIPS", 2019),
    ("J. Doe en anderen, Sliced ponds, NeurIPS, 2019", "Sliced ponds", ("J. Doe",), "NeurIPS", 2019),
    ("Doe J. и др. Sliced ponds // Pond Letters. – 2019. – URL: https://example.org/p (дата обращения: 05.10.2026).", "Sliced ponds", ("Doe J.",), "Pond Letters", 2019),
    ("Doe J., Roe G. R., Poe K., Sliced ponds, „NeurIPS”, 2019.", "Sliced ponds", ("Doe J.", "Roe G. R.", "Poe K."), None, 2019),
    ("Jane Doe 외 2명, \"Sliced ponds\", NeurIPS, 2019.", "Sliced ponds", ("Jane Doe",), "NeurIPS", 2019),
    ("山田太郎, 鈴木一郎, 他3名. 池の時計. Pond Letters. 2019;20:2-9.", "池の時計", ("山田太郎", "鈴木一郎"), "Pond Letters", 2019),
    ("Doe J, Roe R. [Slicing of ponds in Siberia] Pond Lett. 2019;20:2-9.", "[Slicing of ponds in Siberia]", ("Doe J", "Roe R"), "Pond Lett", 2019),
    ("Doe, Jane / Roe-Moss, Rita A. / Poe, Kim, Sliced ponds, in: NeurIPS 3 (2019), S. 2-9.", "Sliced ponds", ("Doe, Jane", "Roe-Moss, Rita A.", "Poe, Kim"), "NeurIPS", 2019),
    ("J. Doe, A. B. Roe, K. Poe, *J. Pond. Lett. C* **2019**, *62*, 715–725.", None, ("J. Doe", "A. B. Roe", "K. Poe"), "J. Pond. Lett. C", 2019),
    ("Doe, J. (2019). Sliced ponds (Retraction published 2020, Pond Letters, 12, 8). Pond Letters, 2, 1-9.", "Sliced ponds", ("Doe, J.",), "Pond Letters", 2019),
    ("Jane Doe ほか：『Sliced ponds』、Pond Letters、2019年", "Sliced ponds", ("Jane Doe",), "Pond Letters", 2019),
    # DBLP, SIAM, Pandoc, Wikipedia, LaTeX
    ("Jane Doe, Richard Roe: PondNet: Sliced ponds. NeurIPS 2019", "PondNet: Sliced ponds", ("Jane Doe", "Richard Roe"), "NeurIPS", 2019),
    ("Doe, Jane; Roe, Richard: Sliced ponds. In: NeurIPS (2019).", "Sliced ponds", ("Doe, Jane", "Roe, Richard"), None, 2019),
    ("J. DOE AND R. ROE, Sliced ponds, NeurIPS, 2019.", "Sliced ponds", ("J. DOE", "R. ROE"), "NeurIPS", 2019),
    ("PondNet – “PondNet: Sliced ponds”, Doe and Roe, NeurIPS 2019", "PondNet: Sliced ponds", (), None, 2019),
    ("Chen 등(2019), 「Sliced ponds」, NeurIPS", "Sliced ponds", ("Chen",), "NeurIPS", 2019),
    ("J. DOE, R. ROE, ET AL., Sliced ponds, arXiv, 2019.", "Sliced ponds", ("J. DOE", "R. ROE"), "arXiv", 2019),
    ("@doe2019ponds: J. Doe, R. Roe. Sliced ponds. 2019.", "Sliced ponds", ("J. Doe", "R. Roe"), None, 2019),
    ("^ Jump up to: a b Doe, Jane; Roe, Richard (2019). \"Sliced ponds\". Pond Letters.", "Sliced ponds", ("Doe, Jane", "Roe, Richard"), "Pond Letters", 2019),
    ("Doe and Roe~(2019), \\href{https://example.org/p}{\\textit{Sliced ponds}}", "Sliced ponds", ("Doe", "Roe"), None, 2019),
    ("Müller, Z., Nowák, J.-P. & van den Oever, S. Sliced ponds. Pond Letters 12, 3–9 (2019).", "Sliced ponds", ("Müller, Z.", "Nowák, J.-P.", "van den Oever, S."), "Pond Letters", 2019),
    ("Pham, T.-H.; Le-Hong, P. Sliced ponds. Pond Letters 2019.", "Sliced ponds", ("Pham, T.-H.", "Le-Hong, P."), "Pond Letters", 2019),
    ("Doe, Peter [u. a.]: Sliced ponds. 2019.", "Sliced ponds", ("Doe, Peter",), None, 2019),
    ("See generally Jane Doe, Sliced ponds, Pond Letters 2019", "Sliced ponds", ("Jane Doe",), "Pond Letters", 2019),
    ("Sliced ponds, by Jane Doe, NeurIPS 2019", "Sliced ponds", ("Jane Doe",), "NeurIPS", 2019),
    # no style
    ("Sliced ponds: A study, by Jane Doe, Richard Roe, and Min Park, NeurIPS 2019", "Sliced ponds: A study", ("Jane Doe", "Richard Roe", "Min Park"), "NeurIPS", 2019),
    ("Sliced Ponds for Graph Networks in Winter. Doe et al. NeurIPS 2019 oral.", "Sliced Ponds for Graph Networks in Winter", ("Doe",), "NeurIPS 2019 oral", 2019),
    ("Doe et al., Sliced ponds, NeurIPS 2019", "Sliced ponds", ("Doe",), "NeurIPS", 2019),
    ("More information: Jane Doe et al., Sliced ponds, NeurIPS (2019).", "Sliced ponds", ("Jane Doe",), None, 2019),
    ("Title: Sliced ponds Authors: Jane Doe, Richard Roe Year: 2019 Link: https://example.org/p", "Sliced ponds", ("Jane Doe", "Richard Roe"), None, 2019),
    ("Paper: Sliced ponds Authors: Jane Doe, Richard Roe Venue: NeurIPS 2019", "Sliced ponds", ("Jane Doe", "Richard Roe"), "NeurIPS", 2019),
    ("[1] [Doe+19] Jane Doe, Ann Lee, Bo Wu. Sliced ponds. 2019.", "Sliced ponds", ("Jane Doe", "Ann Lee", "Bo Wu"), None, 2019),
    ("See Doe and Roe, “Sliced ponds”, Pond Letters 2019, p. 2.", "Sliced ponds", ("Doe", "Roe"), "Pond Letters", 2019),
    ("Sliced ponds (2019) [code] [pdf]", "Sliced ponds", (), None, 2019),
    # MLA, Chicago
    ("Doe, Jane, et al. “Tides of Change.” Advances in Oceanography, vol. 30, 2017, pp. 5998–6008.", "Tides of Change", ("Doe, Jane",), "Advances in Oceanography", 2017),
    ("Doe, Jane, Richard Roe, and Edgar Poe. “The Raven's Share.” Ornithology Letters 4, no. 2 (2018): 11–19.", "The Raven's Share", ("Doe, Jane", "Richard Roe", "Edgar Poe"), "Ornithology Letters", 2018),
    # IEEE
    ("[12] J. Doe, R. Roe, and G. Li, “Surveying harbour databases,” VLDB J., vol. 33, pp. 1591–1615, 2023.", "Surveying harbour databases", ("J. Doe", "R. Roe", "G. Li"), "VLDB J.", 2023),
    ("J. Doe, “Faint harbours,” ArXiv, vol. abs/2401.08281, 2024.", "Faint harbours", ("J. Doe",), "ArXiv", 2024),
    # ACM, ACL, Harvard
    ("Jane Doe and Richard Roe. 2023. Measuring mist with mirrors. In Proceedings of the 61st Annual Meeting of the Fog Society, pages 1–12.", "Measuring mist with mirrors", ("Jane Doe", "Richard Roe"), "Proceedings of the 61st Annual Meeting of the Fog Society", 2023),
    ("Doe, J., Roe, R., 2019. Measured mist. Fog Research 3, 1-9.", "Measured mist", ("Doe, J.", "Roe, R."), "Fog Research", 2019),
    # Vancouver, Nature
    ("Doe J, Roe AB, Poe C. Lactose and lichens in old age. BMJ. 2020;12(3):1-5.", "Lactose and lichens in old age", ("Doe J", "Roe AB", "Poe C"), "BMJ", 2020),
    ("Doe, J. & Roe, A. Highly accurate lichen prediction. Nature 596, 583–589 (2021).", "Highly accurate lichen prediction", ("Doe, J.", "Roe, A."), "Nature", 2021),
    # Springer LNCS, AMS
    ("Doe, J., Roe, A.: Lichens from above. In: Poe, E. (ed.) Moss 2019. LNCS, vol. 123, pp. 1–12. Springer (2019)", "Lichens from above", ("Doe, J.", "Roe, A."), None, 2019),
    ("P. Doe and A. Roe, On random lichens I, Publ. Math. Moss 6 (1959), 290–297.", "On random lichens I", ("P. Doe", "A. Roe"), None, 1959),
    # GB/T 7714
    ("DOE J, ROE A. Lichen networks for moss[J]. Moss Letters, 2020, 43(1): 1-10.", "Lichen networks for moss", ("DOE J", "ROE A"), "Moss Letters", 2020),
    ("[3] 张三, 李四. 基于苔藓的深度方法[J]. 苔藓学报, 2020, 43(1): 1-10.", "基于苔藓的深度方法", ("张三", "李四"), "苔藓学报", 2020),
    # biblatex with whole given names, odd names
    ("Doeman, Diederik and Roe, Jimmy. Eve: A method for mossy optimization. arXiv preprint arXiv:1412.00001, 2014.", "Eve: A method for mossy optimization", ("Doeman, Diederik", "Roe, Jimmy"), "arXiv preprint", 2014),
    ("Reinhold A. C. Doe, Luis A. Roe Jr., and Ramon Lopez de Poe. Moss-based learning: A survey. Moss Research, 62:215-261, 2018.", "Moss-based learning: A survey", ("Reinhold A. C. Doe", "Luis A. Roe Jr.", "Ramon Lopez de Poe"), "Moss Research", 2018),
    ("P. -A. Duval, S. -H. Gary Chan, and Md. Siam Ansary. Moss. Lichen Letters, 3:1-2, 2018.", "Moss", ("P. -A. Duval", "S. -H. Gary Chan", "Md. Siam Ansary"), "Lichen Letters", 2018),
    # title first
    ("Optimal moss and the Domar effect (2023) http://arxiv.org/abs/2311.05822v2", "Optimal moss and the Domar effect", (), None, 2023),
    ("Bunching and Taxing Multidimensional Skills (2022)", "Bunching and Taxing Multidimensional Skills", (), None, 2022),
    ("Any-Precision Moss: Low-Cost Deployment of Multiple Lichens", "Any-Precision Moss: Low-Cost Deployment of Multiple Lichens", (), None, None),
    ("Deep Moss Networks for Ponds. Jane Doe, Richard Roe. Pond Letters, 2021.", "Deep Moss Networks for Ponds", ("Jane Doe", "Richard Roe"), "Pond Letters", 2021),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "authors", "venue", "year"), TITLES)
def test_a_reference_comes_apart_in_every_common_style(
    text: str, title: str, authors: tuple[str, ...], venue: str | None, year: int | None
) -> None:
    claim = parse_string(text).claim
    assert claim.title == title
    assert claim.authors == authors
    assert (claim.date.year if claim.date else None) == year
    if venue is not None:
        assert claim.venue == venue


@pytest.mark.parametrize(
    ("text", "truncated"),
    [
        ("Doe, J., et al. (2020). Moss now. Moss Letters.", True),
        ("Jane Doe and others. Moss now. Moss Letters, 2020.", True),
        ("Jane Doe, Richard Roe, and et al. Moss now. Moss Letters, 2020.", True),
        ("张三, 李四, 等. 苔藓的方法[J]. 苔藓学报, 2020.", True),
        ("Jane Doe and Richard Roe. Moss now. Moss Letters, 2020.", False),
        ("Jane Doe. Moss et al revisited now. Moss Letters, 2020.", False),
    ],
)
def test_a_shortened_author_list_says_so(text: str, *, truncated: bool) -> None:
    assert parse_string(text).claim.authors_truncated is truncated


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        ("Doe, J. (2020). Moss now. https://doi.org/10.1234/moss.5", (("doi", "10.1234/moss.5"),)),
        ("J. Doe. Moss. arXiv preprint arXiv:2401.00001, 2024.", (("arxiv", "2401.00001"),)),
        ("J. Doe, “Moss,” ArXiv, vol. abs/2401.08281, 2024.", (("arxiv", "2401.08281"),)),
        ("J. Doe. Moss. CoRR, abs/2401.08281, 2024.", (("arxiv", "2401.08281"),)),
        ("J. Doe. Moss. Moss Letters, 2024.", ()),
    ],
)
def test_identifiers_are_kept_and_stand_in_no_other_field(
    text: str, identifiers: tuple[tuple[str, str], ...]
) -> None:
    parsed = parse_string(text)
    assert [(found.scheme, found.value) for found in parsed.identifiers] == list(identifiers)
    assert (parsed.claim.title or "").startswith("Moss")
    assert not any(value in (parsed.claim.venue or "") for _, value in identifiers)


def test_a_doi_that_goes_on_behind_a_blank_is_not_taken_for_another() -> None:
    parsed = parse_string("A. Doe and B. Roe. On moss. Ponds, 2017. doi: 10.1109/POND. 2017.712")
    assert parsed.identifiers == ()
    whole = parse_string("A. Doe and B. Roe. On moss. Ponds, 2017. doi: 10.1109/POND.2017.712")
    assert len(whole.identifiers) == 1


def test_commands_around_letters_leave_the_letters() -> None:
    parsed = parse_string("A. Doe and B. Roe. Measuring $T_\\text{eff}$ of moss. Ponds, 2017.")
    assert parsed.claim.title == "Measuring $T_eff$ of moss"


def test_the_category_of_a_preprint_is_read() -> None:
    claim = parse_string("Jane Doe. Moss at rest. arXiv:2501.00332 [cs.CL], 2024.").claim
    assert (claim.title, claim.venue, claim.category) == ("Moss at rest", "arXiv", "cs.CL")


def test_month_and_day_of_a_reference_are_read() -> None:
    assert parse_string(
        "Doe, J. (2025, May 8). Moss at rest. Moss Blog."
    ).claim.date == PartialDate(2025, 5, 8)


def test_a_letter_behind_the_year_is_no_part_of_the_title() -> None:
    claim = parse_string("Jane Doe. Locating moss in gardens. In MossConf, 2022a.").claim
    assert (claim.title, claim.date) == ("Locating moss in gardens", PartialDate(2022))


def test_words_that_name_nothing_give_an_empty_claim() -> None:
    parsed = parse_string("https://arxiv.org/abs/2401.00001")
    assert parsed.identifiers == (Identifier("arxiv", "2401.00001"),)
    assert not parsed.claim.names_a_work


@settings(max_examples=150)
@given(st.text(max_size=400))
def test_any_text_is_taken_apart_without_error(text: str) -> None:
    claim = parse_string(text).claim
    assert claim.title is None or claim.title.strip()


@pytest.mark.parametrize(
    "text",
    [
        "A. " * 40_000, "Doe, " * 20_000, "a" * 100_000, "((((" * 25_000, '"' * 100_000, "et al. " * 15_000,
        "Doe, J. (2020). " * 6_000, "1 " * 50_000, "[1] " * 25_000, ". " * 50_000, "? " * 50_000, "A-" * 50_000,
        "{" * 100_000, "and " * 25_000, "、" * 100_000, "In " * 30_000,
    ],
)  # fmt: skip
def test_hostile_text_costs_no_more_than_its_bound(text: str) -> None:
    with within(0.5):
        parse_string(text)


def test_what_is_longer_than_any_title_is_none() -> None:
    names = ", ".join(f"Ada Bro{'o' * (number % 40)}k" for number in range(60))
    parsed = parse_string(f"Ada Brook, Ben Carver. {names}. Sparse Lattices, 2024.")
    assert parsed.claim.title is None
    assert parsed.claim.authors_truncated


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        # quoted
        ("“Tides of Change.” Advances in Oceanography, 2017.", "Tides of Change", ()),
        ("J. Doe (2020) “Tides of change.” Tidal Letters 5.", "Tides of change", ("J. Doe",)),
        ("Tideworks Institute, “Tides of change,” 2020.", "Tides of change", ("Tideworks Institute",)),
        # a year before the title
        ("Doe, J. (n.d.). Tidal clocks. Wiley.", "Tidal clocks", ("Doe, J.",)),
        ("Tideworks Institute (2020). The buoys of spring. Wiley.", "The buoys of spring", ("Tideworks Institute",)),
        # nobody before the title
        ("Tidal clocks[M]. Beijing: Press, 2020.", "Tidal clocks", ()),
        ("Deep Moss Networks for Ponds. Jane Doe et al. Pond Letters, 2021.", "Deep Moss Networks for Ponds", ("Jane Doe",)),
        # no title at all
        ("J. Doe, R. Roe, and M. Poe. 2020.", None, ("J. Doe", "R. Roe", "M. Poe")),
        ("J. Doe, R. Roe et al. 2020.", None, ("J. Doe", "R. Roe")),
        ("Doe et al. (2020) show that tides turn.", None, ("Doe",)),
        ("Doe et al. show that tides turn. Pond Letters, 2020.", None, ("Doe",)),
        ("Doe et al., 2020 show that tides turn.", None, ("Doe",)),
        ("Doe et al. (2020), who ask why tides turn.", None, ("Doe",)),
        ("Doe et al. (2020) show: tides turn.", None, ("Doe",)),
        ("Doe et al. (2020) a clock for tides.", None, ("Doe",)),
        ("Doe et al. [3] show that tides turn.", None, ("Doe",)),
        ("Doe et al.’s clock shows that tides turn.", None, ("Doe",)),
        ("Doe, J., Roe, R. show that tides turn.", None, ("Doe, J.", "Roe, R.")),
        # a title in lower case
        ("Jane Doe and Richard Roe. predicting tides from ponds. Wiley, 2020.", "predicting tides from ponds", ("Jane Doe", "Richard Roe")),
        # a remark, with nobody before it
        ("TideNet (Doe et al., Pond Institute, 2020)", None, ()),
        ("“Tides” by Doe and others: \"ponds, 2020.", None, ()),
        ("Pond clocks (arXiv, that is", None, ()),
        ("TideNet (winter tides): a study. 2020.", "TideNet (winter tides): a study", ()),
        ("Doe et al. eBay tides. Pond Letters, 2020.", "eBay tides", ("Doe",)),
        ("Doe et al. mixtide: Beyond ponds. Pond Letters, 2020.", "mixtide: Beyond ponds", ("Doe",)),
    ],
)  # fmt: skip
def test_what_stands_first_tells_the_title_from_the_authors(
    text: str, title: str | None, authors: tuple[str, ...]
) -> None:
    claim = parse_string(text).claim
    assert (claim.title, claim.authors) == (title, authors)


def test_a_note_of_when_a_page_was_read_is_no_part_of_the_reference() -> None:
    claim = parse_string("Doe, J. Tidal clocks. Nature, 2020. Accessed: May 3, 2026.").claim
    assert (claim.title, claim.venue) == ("Tidal clocks", "Nature")
    assert claim.date == PartialDate(2020)


@pytest.mark.parametrize(
    "note",
    [
        "accesso eseguito il giorno novembre 1, 2026", "geopend op november 1, 2026", "otwierano: listopada 1, 2026",
        "дата последнего обращения: ноября 1, 2026", "доступ отримано листопада 1, 2026", "11월 1, 2026에 액세스",
        "erişim tarihi Kasım 1, 2026", "použito listopadu 1, 2026", "tilgået november 1, 2026", "avattu marraskuuta 1, 2026",
        "hozzáférés dátuma: november 1, 2026", "accesată pe noiembrie 1, 2026", "πρόσβαση Νοεμβρίου 1, 2026",
        "تم الوصول بتاريخ نوفمبر 1, 2026", "नवंबर 1, 2026 को एक्सेस किया गया", "เข้าถึงเมื่อ พฤศจิกายน 1, 2026",
        "dátum prístupu novembra 1, 2026", "осъществен достъп на ноември 1, 2026", "11月 1, 2026にアクセス",
        "访问时间为 十一月 1, 2026", "檢索日期：11月 1, 2026", "date d'accès : novembre 1, 2026", "fecha de acceso: noviembre 1, 2026",
    ],
)  # fmt: skip
def test_research_assistants_say_in_many_languages_when_they_read_a_page(note: str) -> None:
    claim = parse_string(
        f"Tides of ponds: A clock - arXiv, {note}, https://arxiv.org/abs/2401.00001"
    ).claim
    assert (claim.title or "").removesuffix(" - arXiv") == "Tides of ponds: A clock"
    assert claim.date is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Jane Doe agus daoine eile, ‘Tides of Patient Ponds’, SIGIR (2018).", "Tides of Patient Ponds"),
        ("Jane Doe და სხვ., „Tides of Patient Ponds“, SIGIR, 2018.", "Tides of Patient Ponds"),
        ("Jane Doe and R. Roe. Progress on the tides “are we there yet?”. Pond Reviews, 18(3):155–166, 2012.", None),
        ("(iii) Doe, J., & Roe, R. (2023). Tides of patient ponds. Pond Letters.", "Tides of patient ponds"),
        ("Jane Doe，Richard Roe：Tides of Patient Ponds（２００２）", "Tides of Patient Ponds"),
    ],
)  # fmt: skip
def test_a_title_is_found_behind_words_of_any_language(text: str, title: str | None) -> None:
    claim = parse_string(text).claim
    if title is not None:
        assert claim.title == title
    assert not any("(iii)" in name for name in claim.authors)
    assert claim.authors_truncated == ("‘" in text or "„" in text)
    assert claim.date is not None


@pytest.mark.parametrize("year", ["2002", "２００２", "٢٠٠٢", "۲۰۰۲"])
def test_a_year_may_be_written_in_other_digits(year: str) -> None:
    date = parse_string(f"Jane Doe, Richard Roe. Tides of Patient Ponds. SIGIR, {year}.").claim.date
    assert date is not None
    assert date.year == 2002


@pytest.mark.parametrize(
    ("text", "title", "authors", "year"),
    [
        ("Doe, J. (17 de diciembre del 2020). Mareas de estanques. Delft.", "Mareas de estanques", ("Doe, J.",), 2020),
        ("Doe, J. (2. März 2023). Gezeiten der Teiche. Moos.", "Gezeiten der Teiche", ("Doe, J.",), 2023),
        ("Doe, Wilson & Schwerz de Roe, Diogo. (2018). Cracks of concrete ponds. Ponds. 2.", "Cracks of concrete ponds", None, 2018),
        ("Jane Doe and Mia A. Roe, eds. Handbook of Northern Ponds. New York: Dover, 1972.", "Handbook of Northern Ponds", ("Jane Doe", "Mia A. Roe"), 1972),
        ("C.P. Doe and A. Roe, “Tides of northern ponds,” Ponds Lang. 89 (1994) no.10, 1932.", "Tides of northern ponds", ("C.P. Doe", "A. Roe"), 1994),
        ("Dr. Carla Doe, Dr. J. A. de la Roe and others: Tides of Northern Ponds (2026)", "Tides of Northern Ponds", ("Carla Doe", "J. A. de la Roe"), 2026),
        ("Jane Doe, Mia Roe et al., Tides of northern ponds, Nat. Chem. 56 (2013), no. 9, 80–89.", "Tides of northern ponds", ("Jane Doe", "Mia Roe"), 2013),
        ("Doe et al., Tides, moons and ponds: a survey. In Proceedings of ACL, 2019.", "Tides, moons and ponds: a survey", ("Doe",), 2019),
        (".. [1] Doe, N. E. (2017). Tides of northern ponds. Ponds, 59(4), 783-803.", "Tides of northern ponds", ("Doe, N. E.",), 2017),
        ("论文：Tides of Northern Ponds，作者：Jane Doe 等，2023 年", "Tides of Northern Ponds", ("Jane Doe",), 2023),
        ("Título: Mareas de estanques Autores: Jane Doe, Mia Roe Año: 2020", "Mareas de estanques", ("Jane Doe", "Mia Roe"), None),
        ("Doe et al., “Tides of northern ponds” (2017) oai_citation:1‡arxiv.org", "Tides of northern ponds", ("Doe",), 2017),
        ("Doe, J. (2017). Tides of northern ponds. Ponds, 3. 【12†source】", "Tides of northern ponds", ("Doe, J.",), 2017),
    ],
)  # fmt: skip
def test_what_real_documents_write_around_a_reference_is_no_part_of_its_title(
    text: str, title: str, authors: tuple[str, ...] | None, year: int | None
) -> None:
    claim = parse_string(text).claim
    assert claim.title == title
    assert authors is None or claim.authors == authors
    assert year is None or (claim.date is not None and claim.date.year == year)
    assert claim.venue is None or ")" not in claim.venue


def test_characters_may_be_named_as_on_web_pages() -> None:
    text = "D&#244;e, J., &amp; Roe, R. (2025). Tides &amp; ponds. Pond Journal, 3(2), 1-9."
    claim = parse_string(text).claim
    assert claim.authors == ("Dôe, J.", "Roe, R.")
    assert claim.title == "Tides & ponds"


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        (
            "Doe P. TIDE / P. Doe, K. K. Roe, B. Lopez // Proceedings of Ponds. – 2016. – P. 3-9.",
            "TIDE",
            ("P. Doe", "K. K. Roe", "B. Lopez"),
        ),
        (
            "Doe P. Tides / ponds of moss // Pond Letters. – 2016.",
            "Tides / ponds of moss",
            ("Doe P",),
        ),
        ("Doe, C. (2009) ‘Vorwort’, Pond Letters, 21(S1), pp. 7-7.", "Vorwort", ("Doe, C.",)),
        (
            "Doe, F., Barro, E. M. M. D. R., & Roe, R. (2023). Tides of ponds. Pond Letters, 22(4).",
            "Tides of ponds",
            ("Doe, F.", "Barro, E. M. M. D. R.", "Roe, R."),
        ),
        (
            "Carl Doe, Jr., The Path of Tides, 10 Harv. L. Rev. 457 (1897).",
            "The Path of Tides",
            ("Carl Doe",),
        ),
        (
            "Jane Doe, Is the Pond Deep?, 72 Q.J. Exp. Psychol. 3, 7–9 (2019).",
            "Is the Pond Deep?",
            ("Jane Doe",),
        ),
        (
            "Jane Doe, Ponds in 12 States, Pond Lett. 3, 7–9 (2019).",
            "Ponds in 12 States",
            ("Jane Doe",),
        ),
        (
            "RETRACTED: Doe, J., & Roe, K. (2006). Tides of ponds. Pond Lett., 57(1), 80-91.",
            "Tides of ponds",
            ("Doe, J.", "Roe, K."),
        ),
        (
            "Jane Doe, Fan Roe and Jenq–Neng Moss, Tides of ponds, Pond Lett. 3 (2023), no. 1, 3–9.",
            "Tides of ponds",
            ("Jane Doe", "Fan Roe", "Jenq–Neng Moss"),
        ),
        (
            "R. A. C. Roe, G. Th. A. M. Doe, J. Moss. Tides of ponds in moss. Acta Pondica, 2009.",
            "Tides of ponds in moss",
            ("R. A. C. Roe", "G. Th. A. M. Doe", "J. Moss"),
        ),
        (
            "Doe M, Roe H. Pond, pond as you rise, I am turning well! *Proc Tides Conf*. 2017;9:2-9.",
            "Pond, pond as you rise, I am turning well!",
            ("Doe M", "Roe H"),
        ),
    ],
)
def test_other_trades_set_titles_and_names_otherwise(
    text: str, title: str, authors: tuple[str, ...]
) -> None:
    claim = parse_string(text).claim
    assert (claim.title, claim.authors) == (title, authors)


def test_a_year_that_a_reference_without_people_begins_with_is_no_number_in_a_list() -> None:
    claim = parse_string("(2023) ‘Pond plasma and moss’, Pond Weekly, 1962(1), pp. 145-146.").claim
    assert (claim.title, claim.date) == ("Pond plasma and moss", PartialDate(2023))


def test_what_is_in_press_names_no_place() -> None:
    assert parse_string("Doe J. Tides of ponds and moss. In press, 1980").claim.venue is None


def test_dots_before_a_quoted_title_say_that_there_are_more_authors() -> None:
    claim = parse_string(
        "Jane Doe, Mia Roe, … (2016). “Tides of ponds and moss.” Pond Letters."
    ).claim
    assert (claim.title, claim.authors_truncated) == ("Tides of ponds and moss", True)


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        ("O. Press, N. Roe, M. Doe, “Tides of ponds in moss,” ICML 2022.", "Tides of ponds in moss",
         ("O. Press", "N. Roe", "M. Doe")),
        ("A. Doe et al. (Pond Team, AI @ Moss). The Tidal Herd of Ponds. 2024.", "The Tidal Herd of Ponds", ("A. Doe",)),
        ("TideNet: Doe, J.-B. & Roe, C. “Tides of ponds in moss” (2015).", "Tides of ponds in moss",
         ("Doe, J.-B.", "Roe, C.")),
        ("Tidal Clocks: Doe, J., Roe, R. (2019). Tides of ponds in moss. ICLR 2019.", "Tides of ponds in moss",
         ("Doe, J.", "Roe, R.")),
        ("TideNet: J. Doe and R. Roe. Tides of ponds in moss. ICLR 2019.", "Tides of ponds in moss",
         ("J. Doe", "R. Roe")),
        ("Doe & Roe. JMLR 22(43). 2021. arXiv:2106.01234", None, ("Doe", "Roe")),
        ("Doe et al. TideLM. NeurIPS 2024.", "TideLM", ("Doe",)),
        ("Doe, J., Roe, R., & Poe, D., TideLM: Tides of ponds in moss, CoRR (2024)", "TideLM: Tides of ponds in moss",
         ("Doe, J.", "Roe, R.", "Poe, D.")),
        ("Doe, J. and Roe, R., Poe, D. S., Tides of ponds in moss, CoRR (2024)", "Tides of ponds in moss",
         ("Doe, J.", "Roe, R.", "Poe, D. S.")),
        ("Jane Doe 2017 PondNLP 2017 31 110320", None, ("Jane Doe",)),
        ("TIDE - Tides of ponds for moss and Ponds-Based Moss of Tides.pdf",
         "TIDE - Tides of ponds for moss and Ponds-Based Moss of Tides", ()),
        ("Olga B. Press et al. Tides of ponds in moss. arXiv. 2025.", "Tides of ponds in moss", ("Olga B. Press",)),
        ("Olga B. Pressほか. Tides of ponds in moss. arXiv. 2025.", "Tides of ponds in moss", ("Olga B. Press",)),
        ("Olga B. Press等（2025）《Tides of ponds in moss》，arXiv", "Tides of ponds in moss", ("Olga B. Press",)),
    ],
)  # fmt: skip
def test_groups_labels_places_and_systems_are_told_from_titles_and_people(
    text: str, title: str | None, authors: tuple[str, ...]
) -> None:
    claim = parse_string(text).claim
    assert (claim.title, claim.authors) == (title, authors)


def test_the_years_of_several_volumes_date_none_of_them() -> None:
    claim = parse_string("Doe, J. (1960–1967). Elements of tidal ponds. Pond Press.").claim
    assert (claim.title, claim.date) == ("Elements of tidal ponds", None)


def test_when_a_page_was_read_in_portuguese_is_no_date_of_it() -> None:
    claim = parse_string("Tides of ponds by sampling - arXiv, acessado em agosto 23, 2025").claim
    assert (claim.title, claim.date) == ("Tides of ponds by sampling", None)


def test_a_journal_with_the_number_of_an_article_is_no_title() -> None:
    claim = parse_string("Doe, J. et al. (2025). Science Advances, eaea2378.").claim
    assert (claim.title, claim.venue) == (None, "Science Advances, eaea2378")


def test_markdowns_marks_in_plain_text_are_no_part_of_a_name() -> None:
    claim = parse_string("Doe, J. (2020). Tides of ponds. *Pond Letters* 33, 5–9.").claim
    assert (claim.title, claim.venue) == ("Tides of ponds", "Pond Letters")


def test_what_a_reference_is_related_by_is_no_part_of_it() -> None:
    claim = parse_string(
        "Related: Doe et al., Clocks of Small Ponds (TideNet), NeurIPS 2023."
    ).claim
    assert (claim.title, claim.authors) == ("Clocks of Small Ponds (TideNet)", ("Doe",))


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("Doe, J. [1981]. Clocks of Patient Ponds. Pond Letters, 5(1), 3-9.", 1981),
        ("Doe, J. ([1981]). Clocks of Patient Ponds. Pond Letters, 5(1), 3-9.", 1981),
        ("Jane Doe [1981a]. Clocks of Patient Ponds. Pond Letters, 5(1), 3-9.", 1981),
        ("Doe, J. ([1851] 1993). Clocks of Patient Ponds. Pond Letters.", 1993),
        ("Doe, Jane. 1993 [1851]. Clocks of Patient Ponds. Pond Letters.", 1993),
        ("[1981] Doe, J. (2001). Clocks of Patient Ponds. Pond Letters, 5(1), 3-9.", 2001),
    ],
)
def test_a_year_in_brackets_divides_as_one_in_parentheses(written: str, year: int) -> None:
    claim = parse_string(written).claim
    assert (claim.title, claim.venue) == ("Clocks of Patient Ponds", "Pond Letters")
    assert claim.date == PartialDate(year)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Doe, Jane and Roe, Rita, Tides of Very Small Ponds (April 7, 2018). Available at SSRN: https://ssrn.com/abstract=3229719", ("Doe, Jane", "Roe, Rita")),
        ("《Tides of Very Small Ponds》：Jane P. Doe, Rita M. Roe. Pond Press, 2018.", ("Jane P. Doe", "Rita M. Roe")),
        ('[Doe et al. 18] Doe, J. and Roe, R., "Tides of Very Small Ponds," in Pond Wisdom. Pond Press, 2018.', ("Doe, J.", "Roe, R.")),
        ('[Doe 18] Doe, J. and Roe, R., "Tides of Very Small Ponds," in Pond Wisdom. Pond Press, 2018.', ("Doe, J.", "Roe, R.")),
        ('pond: Doe JI, Roe RM (2018). "Tides of Very Small Ponds." Pond Letters, 3, 1-9.', ("Doe JI", "Roe RM")),
    ],
)  # fmt: skip
def test_what_a_style_sets_first_is_told_from_the_authors(
    text: str, authors: tuple[str, ...]
) -> None:
    claim = parse_string(text).claim
    assert (claim.title, claim.authors) == ("Tides of Very Small Ponds", authors)
    assert claim.date is not None
    assert claim.date.year == 2018


def test_a_topic_before_a_title_is_nobody_where_its_author_stands_behind() -> None:
    claim = parse_string('Feature Engineering: "Tides of Very Small Ponds" - Jane Doe').claim
    assert (claim.title, claim.authors) == ("Tides of Very Small Ponds", ("Jane Doe",))


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ('PND: "Tides of Northern Ponds and Harbours", ICCV, 2021', ()),
        ('PND-2: "Tides of Northern Ponds and Harbours", ICCV, 2021', ()),
        ('Doe: "Tides of Northern Ponds and Harbours", ICCV, 2021', ("Doe",)),
        ('LeDoe: "Tides of Northern Ponds and Harbours", ICCV, 2021', ("LeDoe",)),
    ],
)
def test_an_acronym_before_a_quoted_title_is_no_author(text: str, authors: tuple[str, ...]) -> None:
    claim = parse_string(text).claim
    assert (claim.title, claim.authors) == ("Tides of Northern Ponds and Harbours", authors)
