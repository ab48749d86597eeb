"""This module knows how works are named in messages, posts, notes and talks."""

from __future__ import annotations

from phrasings.templates import Media, Phrasing, Shape, phrasings

PHRASINGS: tuple[Phrasing, ...] = (
    *phrasings(Media.TEXT, Shape.ENTRY, {
        "by-authors-year": '"{title}" by {lead} ({year})',
        "by-authors-comma-venue": "{title}, by {authors:, and }, {venue_year}",
        "and-colleagues": '{one_of_many} and colleagues, "{title}" ({year})',
        "and-coworkers-arxiv": "{families:| and co-workers}: {title}, arXiv {arxiv}",
        "dash-description": "{title} - {description}. arXiv:{arxiv}",
        "emdash-description-link": "{title} — {description} ({link})",
        "month-year-brackets": "{title} ({lead}, {month_short} {arxiv_year}) arxiv.org/abs/{arxiv}",
        "slack-link": "fyi this one → <{link}|{title}> ({families})",
        "accepted-at": "{lead}. {title}. arXiv:{arxiv}. Accepted at {short_venue_year}.",
        "published-as-conf": "{title} (arXiv {arxiv}; published at {short_venue_year})",
        "to-appear": "{lead}. {title}. To appear in {proceedings}, {year}.",
        "version-v1": "{lead}, {title}, arXiv:{arxiv}v1 ({arxiv_year})",
        "version-paren": "{title}, https://arxiv.org/abs/{arxiv}v1 (v1, first version)",
        "preprint-label": "{lead} ({arxiv_year}, preprint), {title} [arXiv: {arxiv}]",
        "doi-brackets": "{title} [DOI {doi}]",
        "doi-dx-old": "{authors}, {title}, {year}, http://dx.doi.org/{doi}",
        "author-year-dash-title-only": "{families} {year} - {title}",
        "title-only-quoted": "“{title}”",
        "two-authors-amp": "{one_of_two} & {two_of_two}, {title}, {venue_year}",
        "two-authors-plus-id": "{one_of_two} + {two_of_two}, “{title}”, {link}",
        "cf-see-also": "cf. {families} {year}, {title} [{arxiv}]",
        "mastodon": "New on my pile: “{title}” by {authors: & ||1/3} {link} #reading #papers",
    }),
    *phrasings(Media.TEXT, Shape.ITEM, {
        "url-first": "{link} — {title}",
        "url-first-paren-year": '{link} ({families: & } {year}, "{title}")',
        "source-label": "Source: {title}, {lead} ({year}). {id}",
        "slide-corner": "[{families}, {venue_apostrophe}] {title}",
        "slide-corner-id": "{families} '{short_year} — {title} — arXiv:{arxiv}",
        "year-first": "{year}: {title} ({authors})",
        "year-brackets-front": "[{year}] {title} / {lead} / {id}",
        "hn-title": "{title} ({year}) [pdf] ({site})",
        "reddit-R": "[R] {title} ({families}, {year})",
        "thread": "1/ Today’s paper: {title} 🧵 ({families}, {arxiv_year}) arxiv.org/abs/{arxiv}",
        "discord": "**{title}** ({families}) <{link}>",
    }),
    *phrasings(Media.TEXT, Shape.SENTENCE, {
        "narrative-sentence-id": 'In "{title}" ({year}), {families} set out their approach; {description} ({id}).',
        "narrative-possessive": "{families}'s {year} paper “{title}” is the place to begin.",
        "narrative-title-in-venue": 'The paper "{title}" ({lead}) appeared at {short_venue_year}.',
        "press-release": 'The work, titled "{title}," is by {authors: and } and is available at {link}.',
        "press-release-month": "The study, “{title}”, was posted to the preprint server arXiv in {month} {arxiv_year} (arXiv:{arxiv}).",
        "slack-noid": "have a look at {title} by {families: & } from {year}, quite relevant for us",
        "tweet-by": 'New on my list: "{title}" by {lead} 👉 arxiv.org/abs/{arxiv} 🧵',
        "hn-comment": 'This reminds me of "{title}" ({families:| et al}, {year}): {link}',
    }),
    *phrasings(Media.TEXT, Shape.BLOCK, {
        "tweet": "📄 {title}\n{abs}",
        "doi-own-line": "{lead} ({year})\n{title}\nDOI: {doi}",
        "numbered-by-hand": "[12] {authors}. {title}. {venue_year}.",
        "superscript-footnote": "{Description}.¹\n\n¹ {lead}, {title}, {year}, {link}",
        "csv-mail": "- {title}\n    by {authors:, and }\n    {venue_year}",
        "hn-points": "{title} ({arxiv_year}) [pdf] (arxiv.org)\n12 points by quietreader 3 hours ago | hide | 4 comments\n{pdf}",
        "mail": "Hi all,\n\nthe paper I mentioned is\n\n  {title!wrapped}\n  {authors:||1/4}\n  {link}\n\nBest",
    }),
    *phrasings(Media.TEXT, Shape.TABLE, {
        "text-table": "Paper | Authors | Year | ID\n----- | ------- | ---- | --\n{title} | {families} | {year} | {id}",
    }),
    *phrasings(Media.MARKDOWN, Shape.SENTENCE, {
        "reddit-found": "Found it: [{title}]({link}) from {year}, by {first} and {others} others.",
    }),
    *phrasings(Media.MARKDOWN, Shape.BLOCK, {
        "reddit-post": "**\\[R\\] {title}**\n\nPaper: {link}\n\nAuthors: {authors:||4/8}\n\nHappy to discuss in the comments.",
        "reddit-quote": "> {title}\n\nThat is {authors: and ||1/3}, {year}: <{link}>",
    }),
)  # fmt: skip
