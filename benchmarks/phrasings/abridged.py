"""This module knows citations that name a work by less or other than its title: by the name of
its system, its topic, its first words; in capitals, without subtitle, with acronyms."""

from __future__ import annotations

from phrasings.templates import Media, Phrasing, Shape, phrasings

PHRASINGS: tuple[Phrasing, ...] = (
    *phrasings(Media.TEXT, Shape.ENTRY, {
        "name-dash-subtitle-lower": "{name} - {subtitle!lower}. arXiv:{arxiv}",
        "name-endash-description-bare": "{name} – {description}. {link}",
        "name-paper-authors": "the {name} paper ({families}, {year})",
        "name-paper-arxiv": "the {name} paper (arXiv:{arxiv})",
        "name-parens-after": "{subtitle} ({name}), {lead}, {year}, {link}",
        "name-colon-oneliner": "{name}: {description}. [{id}]",
        "name-comma-full": "{name}, in full “{title}” (arXiv:{arxiv}, {arxiv_year})",
        "name-year-only": "{name} ({families}, {venue_year})",
        "all-caps": "{title!capitals}. {lead}, {year}. {id}",
        "all-caps-noid": "{title!capitals} ({families}, {year})",
        "all-lower": "{title!small} ({link})",
        "all-lower-noid": "{first_family!small} {year}, {title!small}",
        "typographic-smart": "{lead}: ‘{uneven_title!smart}’, {year}, {id}",
        "typographic-space-colon": "{head} : {subtitle} ({year}), {id}",
        "subtitle-dash-for-colon": "{head} – {subtitle}, {lead}, {id}",
        "subtitle-dash-noid": "{head} - {subtitle} ({families}, {year})",
        "subtitle-dropped": "{head} ({lead}, {year}), {id}",
        "ellipsis-end": "{cut_title}… {link}",
        "ellipsis-dots": '{families} ({year}), "{cut_title}..." ({id})',
        "ellipsis-noid": "{lead}. {cut_title}... {year}.",
        "acronym-title-id": "{acronym_title}, {lead}, {year} ({id})",
        "acronym-title-noid": "{families} ({year}): {acronym_title}",
        "short-title-arxiv-parens": "{families}, “{short_title}…” (arXiv:{arxiv})",
        "name-dash-desc-by": "{name} - {subtitle!lower} by {families}. arXiv:{arxiv}",
        "name-dash-desc-by-link": "{name} – {topic}, by {lead}. {link}",
        "paper-on-topic": "{families}'s paper on {topic} (arXiv:{arxiv})",
        "work-on-topic-doi": "work on {topic} by {families} ({year}, doi:{doi})",
        "topic-noid": "{families} ({year}) on {topic}",
        "review-sub-only": "see {families} ({year}) on {subtitle!lower} ({head}; {id})",
        "caps-title": "{vancouver:| et al|3/5} ({year}). {title!capitals}. {venue_or_arxiv}.",
        "lower-title": "{families!small} {year}, {title!small}, {link}",
        "dash-title": "{head} — {subtitle} ({families}, {year})",
        "acronym-title": "{families}, “{acronym_title}”, {year}, {id}",
        "ampersand-title": "{title!ampersand} | {families} | {year} | {link}",
        "ellipsis-title": "{cut_title}… {families}, {year}. {link}",
    }),
    *phrasings(Media.TEXT, Shape.ITEM, {
        "name-dash-desc-by-noid": "{name} - {subtitle!lower} by {families} ({year}).",
        "topic-then-url": "Paper on {topic}: {link}",
        "hn-bare": '"{head}", {year}: {link}',
    }),
    *phrasings(Media.TEXT, Shape.SENTENCE, {
        "name-intro-sentence": "{families} ({year}) presented {name}: {description}.",
        "slack-short": 'anyone read the "{short_title}" paper yet? arxiv.org/abs/{arxiv}',
        "review-narrative-colon": "The same topic is treated in “{head}” ({families}, {year}).",
    }),
    *phrasings(Media.TEXT, Shape.BLOCK, {
        "subtitle-newline": "{head}\n{subtitle}\n({link})",
    }),
    *phrasings(Media.MARKDOWN, Shape.ENTRY, {
        "md-name-link-description": "[{name}]({link}) — {description}",
        "md-name-bold-colon": "**{name}**: {subtitle} ([{id}]({link}))",
        "md-name-bold-dash-authors": "**{name}** ({families}, {year}) — {description}.",
        "md-name-backtick": "`{name}` - {description} [[paper]({link})]",
        "md-short-link": "[{short_title}]({link}), {families}",
        "md-ellipsis-link": "[{cut_title}...]({link})",
        "md-acronym-link": "[{acronym_title}]({link}) ({year})",
        "md-acronym-noid": "*{acronym_title}* – {lead}, {year}",
        "md-lower-link": "[{title!small}]({link})",
        "md-caps-bold": "**{title!capitals}** {authors} [{id}]({link})",
        "md-chat-name-noid": "**{name}** – *{subtitle}* ({families})",
        "md-topic-anchor": "{families} on [{topic}]({link})",
        "md-name-bold-desc-by": "**{name}** – {subtitle!lower} by {lead:| and colleagues} ([paper]({link}), {year})",
        "chat-name-first": "**{name}** ({families}, {year}): {subtitle} [[link]]({link})",
        "chat-name-noid": "**{name}** – “{title}”, {families}, {venue_or_arxiv} {year}",
    }),
    *phrasings(Media.MARKDOWN, Shape.ITEM, {
        "md-emoji-name": "🚀 **{name}** - {description}. 📎 arXiv:{arxiv}",
        "md-bold-topic-label": "**{name}:** {families} ({year}), *{title}*",
        "md-desc-first-title-last": "{Description} — {families}, [*{title}*]({link})",
    }),
    *phrasings(Media.MARKDOWN, Shape.SENTENCE, {
        "md-sentence-name": "With [{name}]({link}), {families} {agree:offers|offer} one answer: {description}.",
        "md-desc-only-arxiv": "{Description}. [arXiv:{arxiv}]({abs})",
        "deepresearch-paren": "The usual reference is “{short_title}…” ({families}, {arxiv_year}, [arXiv:{arxiv}]({abs})).",
    }),
    *phrasings(Media.MARKDOWN, Shape.BLOCK, {
        "md-nested-name": '* **{name}**\n    * {Description}.\n    * Paper: "{title}", {lead}, arXiv:{arxiv}',
        "md-heading-name": "#### {name}\n\n{Description}. From *{title}* ({families}), [arXiv:{arxiv}]({abs}).",
    }),
    *phrasings(Media.MARKDOWN, Shape.TABLE, {
        "md-table-name": "| System | Paper | Authors |\n|--------|-------|--------|\n| **{name}** | [link]({link}) | {families} |",
    }),
    *phrasings(Media.HTML, Shape.ENTRY, {
        "html-name-strong-mdash": "<b>{name}</b> &mdash; {description}. arXiv:{arxiv}",
        "html-name-link": '<a href="{link}">{name}</a> ({families}, {year})',
        "html-short-link": '{families}, <a href="{link}"><i>{short_title}</i></a> ({year})',
        "html-ellipsis-link": '<a href="{link}">{cut_title}&hellip;</a>',
        "html-caps": '<a href="{link}">{title!capitals}</a> {authors}',
        "html-acronym": '<a href="{link}">{acronym_title}</a> by {lead}',
        "html-subtitle-span": '<a href="{link}"><span class="t">{head}</span>: <span class="st">{subtitle}</span></a> {lead}',
        "html-topic-anchor": '{families} ({year}) on <a href="{link}">{topic}</a>',
        "html-name-desc-by": "<strong>{name}</strong> - {subtitle!lower} by {families}. arXiv:{arxiv}",
    }),
    *phrasings(Media.HTML, Shape.SENTENCE, {
        "html-sentence-name": '<strong>{name}</strong> by {families} (<a href="{link}">{id}</a>) is one such system.',
    }),
    *phrasings(Media.HTML, Shape.BLOCK, {
        "html-dl-name": "<dl><dt>{name}</dt><dd>{Description}. {families}, <i>{title}</i>, arXiv:{arxiv}</dd></dl>",
    }),
    *phrasings(Media.HTML, Shape.TABLE, {
        "html-table-name": '<table class="tbl">\n<tr><th>Method</th><th>Reference</th></tr>\n<tr><td>{name}</td><td><a href="{link}">{title}</a> ({year})</td></tr>\n</table>',
    }),
)  # fmt: skip
