"""One small invented sample of every dump format, and how one is read whole."""

from __future__ import annotations

import json
from pathlib import Path

from citemark.index import dumps
from citemark.index.dumps.unpack import Dump, buffered
from citemark.index.work import Work
from citemark.types import Identifier

ARXIV_ROW = {
    "id": "0704.0001",
    "authors": "A. Quill, B. Marsh",
    "title": "Tide tables\n  by candlelight with $\\alpha$",
    "categories": "cs.LG math.ST",
    "doi": "10.5072/one 10.5072/two",
    "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}],
    "update_date": "2008-11-26",
    "authors_parsed": [["Quill", "Ada", ""], ["Marsh", "Bo", "Jr."]],
}
ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>
<entry><id>http://arxiv.org/abs/2105.00042v2</id><published>2021-05-03T10:00:00Z</published>
<title>Tide   tables</title><author><name>Ada Quill</name></author>
<doi xmlns="http://arxiv.org/schemas/atom">10.5072/one</doi>
<category term="cs.LG"/><category term="stat.ML"/></entry></feed>"""
OAI = """<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record>
<header><identifier>oai:arXiv.org:2105.00042</identifier></header><metadata>
<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2105.00042</id><created>2021-05-03</created>
<authors><author><keyname>Quill</keyname><forenames>Ada</forenames></author></authors>
<title>Tide tables</title><categories>cs.LG stat.ML</categories></arXiv></metadata></record>
</ListRecords></OAI-PMH>"""
OAI_RAW = """<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>hep-th/9901001</id>
<version version="v1"><date>Fri, 1 Jan 1999 08:00:00 GMT</date></version>
<title>Strings</title><authors>Ada Quill (Tide Lab), Bo Marsh and Cleo Ferro</authors>
<categories>hep-th</categories></arXivRaw></ListRecords></OAI-PMH>"""
OAI_DC = """<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Strings</dc:title><dc:creator>Quill, Ada</dc:creator><dc:date>2000-02-02</dc:date>
<dc:date>1999-01-01</dc:date><dc:identifier>http://arxiv.org/abs/hep-th/9901001</dc:identifier>
</oai_dc:dc></ListRecords></OAI-PMH>"""
DBLP = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp-2019-11-22.dtd">
<dblp>
<inproceedings mdate="2022-01-01" key="conf/x/1"><author>Zo&eacute; M&uuml;ller 0002</author>
<author>Bo Marsh</author><title>H<sub>2</sub>O &amp; tides.</title><booktitle>NeurIPS</booktitle>
<year>2022</year><ee>https://doi.org/10.5072/ONE</ee></inproceedings>
<article key="journals/corr/1"><author>Ada Quill</author><title>Tides.</title>
<journal>CoRR</journal><year>2021</year><ee>https://arxiv.org/abs/2105.00042</ee></article>
<www key="homepages/1"><author>Ada Quill</author><title>Home Page</title></www>
<article key="journals/x/2"><author>No Title</author></article>
</dblp>"""
ACL = """<?xml version='1.0' encoding='UTF-8'?>
<collection id="2020.acl"><volume id="main"><meta><booktitle>Proceedings of ACL</booktitle>
<year>2020</year></meta><paper id="7"><title><fixed-case>T</fixed-case>ides of text</title>
<author><first>Ada</first><last>Quill</last></author><author><last>Mononym</last></author>
<doi>10.18653/v1/2020.acl-main.7</doi></paper>
<paper id="8"><title>Taken back</title><retracted date="2021-01-01"/></paper></volume></collection>"""
CROSSREF = {
    "DOI": "10.5072/ONE",
    "prefix": "10.5072",
    "type": "proceedings-article",
    "title": ["LanternNet"],
    "subtitle": ["patient reading"],
    "author": [{"given": "Ada", "family": "Quill"}, {"name": "Tide Consortium"}],
    "container-title": ["Proceedings of Tides"],
    "issued": {"date-parts": [[2021, 3, 9]]},
    "relation": {"has-preprint": [{"id-type": "doi", "id": "10.48550/arXiv.2105.00042"}]},
}
OPENALEX = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.5072/one",
    "title": "Tide tables",
    "publication_year": 2021,
    "publication_date": "2021-05-03",
    "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/123456"},
    "authorships": [{"author": {"display_name": "Ada Quill"}}, {"raw_author_name": "Bo Marsh"}],
    "primary_location": {"source": {"display_name": "Journal of Tides"}},
    "locations": [{"landing_page_url": "http://arxiv.org/abs/2105.00042"}],
    "type": "article",
    "is_retracted": True,
}
CSL = [
    {
        "id": "x",
        "type": "article-journal",
        "title": "Tide tables",
        "author": [{"family": "Beek", "given": "Jo", "non-dropping-particle": "van"}],
        "issued": {"date-parts": [["2021"]]},
        "container-title": "Journal of Tides",
        "DOI": "10.5072/one",
        "note": "arXiv:2105.00042",
    }
]
BIBTEX = """% a comment
@string{jt = "Journal of Tides"}
@article{quill-2021,
  title = "{T}ide tables with \\"o and {\\'e}",
  author = "Quill, Ada and Bo Marsh and others",
  journal = jt # " (Series B)", year = 2021, doi = {10.5072/one},
  url = "https://aclanthology.org/2020.acl-main.7"
}
@proceedings{p, title = {A volume}}
"""

ARXIV_ID = Identifier("arxiv", "2105.00042")
DOI = Identifier("doi", "10.5072/one")


def works_in(path: Path) -> list[Work]:
    form = dumps.by_name(dumps.detect(Dump(path)))
    with buffered(Dump(path)) as stream:
        return [work for item in form.items(stream) if (work := form.read(item))]


def sample(tmp_path: Path, content: object) -> Path:
    path = tmp_path / "dump"
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return path
