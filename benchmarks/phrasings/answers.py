"""This module knows how chat answers and search assistants cite: with marks, notes, tables, cards."""

from __future__ import annotations

from phrasings.templates import Media, Phrasing, Shape, phrasings

PHRASINGS: tuple[Phrasing, ...] = (
    *phrasings(Media.TEXT, Shape.ENTRY, {
        "chat-plain-noid": '{authors: and ||1/3} ({year}), "{title}"',
    }),
    *phrasings(Media.TEXT, Shape.ITEM, {
        "consensus-study": "Study: {title}. Authors: {authors:||3/6}. Year: {year}.",
    }),
    *phrasings(Media.TEXT, Shape.SENTENCE, {
        "review-in": "{families} ({year}), in “{title}”, deal with a question close to ours.",
        "review-possessive": "“{title}” by {families:| and colleagues} ({year}; {id}) is the usual starting point here.",
    }),
    *phrasings(Media.TEXT, Shape.BLOCK, {
        "pplx-card": "{site_name}\n{title}\n{families} · {year}",
        "elicit-record": "{title}\n{authors:|, +more|4/5}\n{venue_or_arxiv} · {year}\n{id}",
        "csv-row": 'title,authors,year,url\n"{title!doubled}","{authors:; |; et al.|20/20|; }",{year},{link}',
    }),
    *phrasings(Media.TEXT, Shape.NOTE, {
        "gpt-dagger-lines": ("【{number}†L12-L20】", "{families} wrote a paper on this{mark}.", "【{number}†L12-L20】 {title}, {authors:||1/3}, arXiv:{arxiv}"),
        "bing-sources": ("({number})", "There is a paper on this{mark}.", "({number}) {title} - arXiv.org. {abs}."),
        "review-author-year-noid": ("", "Compare {families} ({year}) for an earlier discussion.", "{inverted:||3/6}. {year}. {title}. {in_venue}."),
    }),
    *phrasings(Media.MARKDOWN, Shape.ENTRY, {
        "gpt-chip-bold": "**{title}** — {families} ([arxiv.org]({abs}?utm_source=chatgpt.com))",
        "grok-inline": "the paper [{title}]({abs}) ({families}, arXiv {arxiv}, {arxiv_year})",
        "chat-first-n-others": "*{title}*, {first} and {others} others, {year}",
        "consensus-list": "{title} ({families}, {year}, {venue_or_arxiv})",
    }),
    *phrasings(Media.MARKDOWN, Shape.ITEM, {
        "gemini-accessed-linked": "{title} - arXiv, accessed October 5, 2026, [{abs}]({abs})",
        "gemini-pagetitle": "\\[{arxiv}\\] {title} - arXiv, accessed on October 5, 2026, [{abs}]({abs})",
    }),
    *phrasings(Media.MARKDOWN, Shape.SENTENCE, {
        "gpt-chip": "One paper on this is *{title}* by {families:| and colleagues} ({year}). ([{site}]({link}?utm_source=chatgpt.com))",
        "review-all-names": "The question is taken up in *{title}* ({families:, & ||3/8}, {year}).",
    }),
    *phrasings(Media.MARKDOWN, Shape.BLOCK, {
        "claude-block": "**{title}** ({year})\n\n- **Authors:** {authors:|, et al.|3/4}\n- **Venue:** {venue_or_arxiv}\n- **Link:** {link}\n- **Relevance:** {Description}",
        "claude-heading-em": "### {families} ({year}) — *{title}*\n\nPublished: {venue_or_arxiv}, {year}. I would start with the introduction and skim the rest.",
        "claude-search-card": "> **{title}**\n> {site}\n> <{link}>",
        "gemini-section": "### 1. {title}\n\n*   **Authors:** {authors:||3/5}\n*   **Year:** {arxiv_year}\n*   **Source:** [arXiv:{arxiv}]({abs})\n*   **Core idea:** {Description}",
        "chat-json": '```json\n{\n  "title": {title!json},\n  "authors": [{json_names}],\n  "year": {year},\n  "url": "{link}"\n}\n```',
        "chat-emoji": "📄 **{title}**\n👤 {authors:||1/4}\n📅 {year}\n🔗 {link}",
        "scispace-fields": "**Title:** {title}  \n**Authors:** {authors:||3/6}  \n**Year:** {year}  \n**Identifier:** {id}",
        "review-annotated": "{chicago}. “{title}.” {in_venue}, {year}.\n\n    Annotation: {Description}. To be read together with the other entries.",
    }),
    *phrasings(Media.MARKDOWN, Shape.TABLE, {
        "chat-table": "| # | Paper | Authors | Link |\n|---|---|---|---|\n| • | {title} | {families} ({year}) | [{site}]({link}) |",
        "elicit-table": "| Paper | Year | Venue | DOI or arXiv | Topic |\n|:--|:-:|:--|:--|:--|\n| **{title}** {authors:||3/4} | {year} | {venue_or_arxiv} | {id} | {Topic} |",
        "elicit-table-br": "| Study | Where | Note |\n| --- | --- | --- |\n| {families}, {year}<br>*{title}* | {venue_or_arxiv} | read in full |",
        "consensus-table": "| Title | First author | Year | Journal / venue | Link |\n|---|---|---|---|---|\n| {title!sentence} | {first} | {year} | {venue_or_arxiv} | {link} |",
    }),
    *phrasings(Media.MARKDOWN, Shape.NOTE, {
        "gpt-linkdef": ("([{site_name}][{number}])", "A relevant entry here is *{title}*.{mark}", '[{number}]: {link}?utm_source=chatgpt.com "{title!single}"'),
        "gpt-dagger-source": ("【{number}†source】", "{families} address this in a paper from {year}{mark}.", "【{number}】 {families} ({year}). {title}. {link}"),
        "gpt-dagger-site": ("【{number}†{site}】", "The paper “{title}” belongs here{mark}.", "【{number}†{site}】 {title} — {link}"),
        "claude-footnote": ("[^{number}]", "The question is treated by {families} ({year}).{mark}", "[^{number}]: {ieee:||1/5}, “{title},” {venue_or_arxiv}, {year}."),
        "pplx-bare-url": ("[{number}]", "A first treatment of the question is available{mark}.", "[{number}] {link}"),
        "pplx-title-url": ("[{number}]", "One source is directly on topic{mark}.", "[{number}] [{title}]({link})"),
        "pplx-superscript": ("<sup>{number}</sup>", "{families} write about this{mark}.", "{number}. {title}. {link}"),
        "review-author-year": ("", "The question has been studied before ({families: & }, {year}){mark}.", "{apa} ({year}). {title!sentence}. *{venue_or_arxiv}*. {link}"),
    }),
)  # fmt: skip
