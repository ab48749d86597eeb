"use strict";

/**
 * This file knows what in a text names a work, and which words name none. It claims less than the service
 * where it knows less: a single capitalised word is a name only with a capital or a digit inside.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkNames = (() => {
  /** @param {string} words */
  const set = (words) => new Set(words.split(" "));
  /** Words of labels that say what kind of thing is linked, not which. */
  const GENERIC = set(
    "isbn issn pmid pmcid cas central crossref scopus mathscinet zbmath ads metrics web references figure figures ref " +
      "go back share email print save search paper papers pdf link links source sources arxiv abs html here code github " +
      "tweet tweets twitter thread blog post website site project page demo dataset data model models video slides read " +
      "more full text article preprint doi url download view online publisher version abstract report repo repository " +
      "official openreview acl anthology hugging face huggingface huggingface's and the a this reference see also " +
      "available at to on in biorxiv medrxiv pubmed pmc semantic scholar google supplementary supplement poster talk docs " +
      "documentation homepage app notebook colab announcement press release news x discussion kaggle papers-with-code " +
      "x.com bibtex cite quelle fuente",
  );
  const COMPANION = set(
    "code github tweet tweets twitter thread website site project page demo dataset data model models video slides blog " +
      "post repo repository homepage poster talk notebook colab docs documentation announcement",
  );
  const SMALL = set(
    "a an the of for and or nor but in on at to from by via with as is are be into over under using without through " +
      "toward towards between beyond against per vs not than its their your our how what why when can do does der die " +
      "das und von für mit des im le la les et du de en pour sur el los las del y con para por une un una",
  );
  /** Words of short labels that say where a work appeared, or what is to be had there. */
  const PLACES = set(
    "blog news press newsletter magazine journal proceedings transactions letters bulletin annals conference symposium " +
      "workshop nature science announcement download pdf arxiv homepage website repository",
  );
  const LONGEST_PLACE = 6;
  const PERSON = /^\p{Lu}[\p{L}.'’-]{0,30}(?:\s\p{Lu}[\p{L}.'’-]{0,30}){1,2}$/u;
  /** Acronyms of the field's common notions: what they abbreviate is the topic, not the cited work. */
  const FIELD = set(
    "ai ml dl nlp nlu nlg cv rl drl marl llm vlm mllm lmm slm lm plm vla rag rlhf rlaif rlvr sft cot icl peft kv kg ir qa " +
      "vqa cnn rnn lstm gnn gan vae mlp svm sgd moe asr tts ocr gpu tpu cpu npu api iot uav abm ood fl agi sota hci ehr " +
      "mri ct usd ctr gdp us uk eu un who nih nsf fda vit nerf bert gpt ppo mcp mdp pde ode sde ntp tft ttft dit ssm nmt " +
      "mt ner sae mcts",
  );
  const SECTION = set(
    "abstract introduction background overview summary conclusion conclusions discussion methods methodology results " +
      "evaluation experiments limitations implications analysis findings applications challenges recommendations outlook " +
      "appendix acknowledgements acknowledgments contents motivation definitions objectives scope timeline takeaways " +
      "highlights trends resources benchmarks datasets tools faq notes contributions benefits advantages disadvantages " +
      "features",
  );
  const SECTION_LEADS = set("key main future related current final executive further next introduction");
  /** Bodies and places of publication stand in passages with their acronyms too, and are no works. */
  const BODY =
    /\b(?:Universit\w+|Institutes?|Association|Society|Laborator\w+|Academy|Departments?|College|Hospital|Agency|Administration|Organi[sz]ation|Commission|Ministry|Conference|Symposium|Workshop|Journal|Proceedings|Transactions)\b/;
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}_'’\-–+]*/gu;
  const MARK = /^[\s\uFFFC[\](){}#†‡*^]*(?:\d{1,4}|[a-z])?[\s\uFFFC[\](){}#†‡*^.:]*$/;
  const ACRONYM = String.raw`[A-Z0-9][\w+./\-–]{0,14}[A-Z0-9+][\w+]{0,4}|[A-Z][\w\-]{1,18}`;
  const BRACKETED = new RegExp(String.raw`\s?[(（]\s?(?<acronym>${ACRONYM})\s?[)）]`, "g");
  const INTRODUCED =
    /^(?:[A-Z][\w' ]{0,40},\s)?(?<name>[A-Z][\w+.-]*[A-Z0-9][\w+-]*)(?:\s[(（](?<acronym>[A-Z][\w-]{1,14})[)）])?(?:,\s(?:an?|the)\s(?:[\w-]+,?\s){0,10}?(?:systems?|frameworks?|methods?|approach|models?|techniques?|algorithms?|polic(?:y|ies)|mechanisms?|architectures?|benchmarks?|datasets?|libraries|library|optimi[sz]er|protocols?|scheme|pipeline|engine|strateg(?:y|ies)|toolkit|duplicator|co-design|attention|cache)\b|\s(?:introduces|proposes|presents|is\san?\s(?:new|novel))\b)/;
  const LONGEST_NAME = 160;
  const WITH_ACRONYM = new RegExp(
    String.raw`^(?<method>.{2,${LONGEST_NAME}}?)\s?[(（]\s?(?<acronym>${ACRONYM})\s?[)）]$`,
  );
  /** One word that is a name whatever else it may be. */
  const ODD = /^\p{Lu}.*[\p{Lu}\p{N}]/u;
  const MOST_WORDS = 16;
  /** So many words say more than what kind of thing is linked. */
  const LONGEST_GENERIC = 200;
  const CAPITAL = /^[\p{Lu}\p{N}]/u;

  /** A word that title case leaves small says nothing of the work. @param {string} word */
  const isSmall = (word) => SMALL.has(word.toLowerCase());
  /** @param {string} text */
  const wordsOf = (text) => text.match(WORD) ?? [];
  /** @param {string} text */
  const contentOf = (text) => wordsOf(text).filter((word) => !isSmall(word));

  /** Whether a label names no work: "Paper", "PDF", "[3]", "read more". @param {string} label */
  function isGeneric(label) {
    if (MARK.test(label)) return true;
    if (label.length > LONGEST_GENERIC) return false;
    for (const [word] of label.matchAll(WORD))
      if (!GENERIC.has(word.toLowerCase()) && !/^\d+$/.test(word)) return false;
    return true;
  }

  /** Whether a label points to something beside the work: its code, a tweet about it. @param {string} label */
  const isCompanion = (label) => wordsOf(label).some((word) => COMPANION.has(word.toLowerCase()));

  /**
   * Whether a label names people, or the place where a work appeared: with several words in capitals both look
   * like titles. @param {string} label
   */
  function isBeside(label) {
    const people = label.split(/,\s(?:and\s|&\s)?|\s(?:and|&)\s/);
    if (people.length > 1 && people.every((one) => PERSON.test(one))) return true;
    const words = wordsOf(label);
    return words.length <= LONGEST_PLACE && words.some((word) => PLACES.has(word.toLowerCase()));
  }

  /** Whether most content words are capitalised; the first word alone says nothing. @param {string} text */
  function inTitleCase(text) {
    const content = contentOf(text);
    const capitals = content.filter((word) => CAPITAL.test(word)).length;
    return content.length > 1 && capitals >= 0.7 * content.length && /^\p{Lu}/u.test(content[0] ?? "");
  }

  /** Whether a line only names a part of the document ("2. Related Work", "Key Findings"). @param {string} text */
  function isSectionTitle(text) {
    const words = wordsOf(text.toLowerCase()).filter((word) => !/^\d+$/.test(word));
    if (words.length === 0 || words.length > 5) return words.length === 0;
    const led = SECTION.has(words.at(-1) ?? "") || SECTION_LEADS.has(words[0] ?? "");
    return (words.length <= 3 && led) || words.every((word) => SECTION.has(word) || SMALL.has(word));
  }

  /** @param {string[]} words @param {string} first Without leading words until one begins with the acronym's first letter. */
  function fromLetter(words, first) {
    const at = words.slice(0, -1).findIndex((word) => word[0]?.toLowerCase() === first.toLowerCase());
    return at > 0 ? words.slice(at) : words;
  }

  /** The end of a text that the acronym abbreviates: as many capitalised words as it has letters. @param {string} before @param {string} acronym */
  function covered(before, acronym) {
    const letters = [...acronym].filter((letter) => /\p{L}/u.test(letter));
    /** @type {string[]} */
    const taken = [];
    let capitals = 0;
    for (const word of before.split(/\s+/).filter(Boolean).reverse()) {
      const small = isSmall(word);
      if ((/[.;:!?]$/.test(word) && taken.length > 0) || !(small || CAPITAL.test(word))) break;
      taken.unshift(word);
      capitals += small ? 0 : word.split("-").length;
      if (capitals > letters.length) break;
    }
    while (taken[0] && isSmall(taken[0])) taken.shift();
    if (taken.length < 2 && !taken[0]?.includes("-")) return "";
    return fromLetter(taken, letters[0] ?? "")
      .join(" ")
      .replace(/^[ ,“”"*]+|[ ,“”"*]+$/g, "");
  }

  /** The last "Long Name (ACRONYM)" in a text that may name a work. @param {string} text @returns {{ method: string, acronym: string } | null} */
  function namedIn(text) {
    if (!/[(（]/.test(text)) return null;
    const end = text.slice(-600);
    for (const match of [...end.matchAll(BRACKETED)].toReversed()) {
      const acronym = match.groups?.acronym ?? "";
      const before = end.slice(Math.max(0, match.index - LONGEST_NAME), match.index).split(/[()（）\n]/);
      const method = covered(before.at(-1) ?? "", acronym);
      if (method && !FIELD.has(acronym.replace(/s$/, "").toLowerCase())) return { method, acronym };
    }
    return null;
  }

  /** "PondFlow, a caching framework, …", "PondFlow proposes …": only an odd word counts. @param {string} sentence */
  function introducedIn(sentence) {
    const { name = "", acronym } = INTRODUCED.exec(sentence)?.groups ?? {};
    if (!name || FIELD.has(name.replace(/s$/, "").toLowerCase())) return null;
    return { method: name, ...(acronym ? { acronym } : {}) };
  }

  /** The work that a sentence of a passage names. @param {string} sentence @returns {{ method: string, acronym?: string } | null} */
  function workIn(sentence) {
    const name = namedIn(sentence) ?? introducedIn(sentence);
    return name && !BODY.test(name.method) ? name : null;
  }

  /** Whether words name no work: a part of the document, a label, a sentence. @param {string} text */
  const isNoName = (text) =>
    /[.;,]\s*$/.test(text) || isGeneric(text) || isSectionTitle(text) || wordsOf(text).length > MOST_WORDS;

  /** What a name without acronym is: eight content words, or "Name: Subtitle" with five, are a title. @param {string} text @param {boolean} label @returns {Claim | null} */
  function plainName(text, label) {
    const content = contentOf(text).length;
    const titled = text.includes(": ") && inTitleCase(text);
    if (content >= 8 || (titled && content >= 5)) return { title: text };
    if (wordsOf(text).length === 1) return ODD.test(text) ? { method: text } : null;
    return !label && inTitleCase(text) ? { method: text } : null;
  }

  /**
   * What a bold lead names: a work; not a part of the document, a label, or a sentence.
   * @param {string} bold @param {string} after what follows it
   * @returns {Claim | null}
   */
  function ofLead(bold, after) {
    const text = bold.replace(/^[\s*_#:.–—-]+|[\s*_#:.–—-]+$/g, "");
    if (isNoName(text) || /[.;,]\s*$/.test(bold)) return null;
    const { method, acronym } = WITH_ACRONYM.exec(text)?.groups ?? {};
    if (method && acronym) return { method, acronym };
    return plainName(text, /:\s*$/.test(bold) || after.startsWith(":"));
  }

  return Object.freeze({
    isSmall,
    isGeneric,
    isCompanion,
    isBeside,
    isSectionTitle,
    inTitleCase,
    contentOf,
    namedIn,
    workIn,
    ofLead,
  });
})();
