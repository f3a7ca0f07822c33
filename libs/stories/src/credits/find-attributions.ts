import type { WireNames } from './wire-names.js';

/** Words before a wire's name that quote it. */
const BEFORE = [
  'told|tells|telling|to|according to|by|quoted by|cited by|from|citing|quoting|interview with',
  "selon|d['’]après|à|rapporte|indique|cité par",
  'laut|gegenüber|unter Berufung auf|meldet\\p{L}*|berichtet\\p{L}*|(?:sagt|erklärt|bestätigt|teilt)\\p{L}*(?:\\s\\p{L}+){0,3}\\sder',
  'según|a|declaraciones a|citado por|informó|de acuerdo con',
  'segundo|à|citado pela|de acordo com a',
  'secondo|detto|dichiarato|spiegato|riferito|riferisce|riporta|scrive|a|citato da',
  'ТАСС|(?:сообщ|переда|заяви|рассказ|сказа|уточни|поясни)\\p{L}*(?:\\s(?:он|она|они))?|пишет|по данным|по информации|со ссылкой на|как',
  'قال|قالت|ذكرت|نقلت|نقلا عن|أفادت|أوردت|بحسب|وفق|وفقا|حسب|عن',
].join('|');
/** Words after it that do. */
const AFTER = [
  'said|says|say|reported|reports|report|cited|cites|quoted|quotes|could not|has learned|has seen|was told',
  'correspondents?|reporters?|journalists?|photographers?|interview|tally|count|witness(?:es)?|poll',
  'berichtet|meldet|meldete|zufolge|rapporte|a rapporté|indique|informó|informa|riferisce|noticiou',
  'сообщ\\p{L}+|переда\\p{L}+|со ссылкой|цитирует|приводит',
  'konuşan|göre|haberine|muhabirine|bildirdi|duyurdu|aktardı|açıklama',
].join('|');
/** What a wire is called: beside this its name is the wire's, whatever else it may mean (Petra, Hina). */
const AGENCY =
  'news agency|newswire|news wire|agency|Nachrichtenagentur|Presseagentur|Agentur|agence(?:\\s(?:de\\spresse|officielle|russe))?|agencia|agência|agenzia|агентств\\p{L}*|информагентств\\p{L}*|[لبو]?ل?وكالة(?:\\s(?:أنباء|الأنباء))?|haber ajansı\\p{L}*|ajansı\\p{L}*';
/** Between the word that quotes and the name. */
const ARTICLE = "(?:(?:the|der|die|das|la|le|el|o|a|al|alla)\\s+|(?:l|all|dell|dall)['’]\\s*)?";
/** Names that people bear too, or that are ordinary words. */
const AMBIGUOUS = new Set(['Petra', 'Hina', 'Antara', '共同', '時事', '연합']);
/** Chinese, Japanese and Korean set no blanks: what quotes stands right beside the name. */
const CJK_BEFORE = '据|告诉|對|对|向|援引|引述|引用';
const CJK_AFTER =
  '(?:\\s?通信社?|\\s?通讯社|\\s?통신)?(?:报道|報道|報導|援引|消息|电讯|记者|引述|によると|によれば|が(?:報じ|伝え)|は.{0,20}?(?:報じ|伝え)|に(?:語っ|対し|明らかに)|の取材|에 따르면|[이가은는]\\s?(?:보도|전)|에 말|을 인용|를 인용|과의 인터뷰|와의 인터뷰)';

const EDGE = '(?<![\\p{L}\\p{N}])';
const OVER = '(?![\\p{L}\\p{N}])';
const anyCase = (words: string) =>
  `(?:${words}|${words.replace(/(?<=^|\|)\p{Ll}/gu, (first) => first.toUpperCase())})`;

/** What stands before a name that is quoted: `told the Russian`, `declaró a la agencia`, `وكالة`. */
const TOLD = new RegExp(
  `${EDGE}${anyCase(BEFORE)}\\s+${ARTICLE}(?:(?:\\p{L}[\\p{L}'’-]*\\s+){0,2}?${anyCase(AGENCY)}\\s+|\\p{L}[\\p{L}’-]*\\s+)?$`,
  'u',
);
const AGENCY_BEFORE = new RegExp(`${EDGE}(?:${AGENCY})\\s+(?:\\p{L}+\\s+)?$`, 'u');
/** What stands after it, beside a bracket or an ending: `said`, `correspondent`, `'a konuşan`. */
const SUFFIX = "(?:['’]\\p{L}{1,4})?";
const SAYS = new RegExp(
  `^${SUFFIX}(?:\\s\\([^()]{2,12}\\))?[\\s-]+(?:\\p{L}+\\s+){0,1}?(?:${AFTER})${OVER}`,
  'u',
);
const AGENCY_AFTER = new RegExp(`^${SUFFIX}\\s+(?:${AGENCY})${OVER}`, 'u');
/** A headline that ends with its source: … - TASS. */
const DASH_BEFORE = /[-–—:]\s*$/u;
/** قال لرويترز: the preposition is one word with the name. */
const ARABIC_TO = /(?<![\p{L}\p{N}])ل$/u;
const BESIDE_BEFORE = new RegExp(`(?:${CJK_BEFORE})$`, 'u');
const BESIDE_AFTER = new RegExp(`^${CJK_AFTER}`, 'u');
const LETTER = /[\p{L}\p{N}]/u;
/** What quotes a name stands within so many characters. */
const NEAR = 80;

/** Wires that a text quotes, in the order in which they come. */
export function findAttributions(texts: readonly string[], names: WireNames): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const quoted = namesIn(text, names).filter(({ name, at }) => isQuoted(text, name, at));
    for (const { name } of quoted.sort((a, b) => a.at - b.at)) {
      const id = names.idOf(name);
      if (id !== null) found.add(id);
    }
  }
  return [...found];
}

interface NameInText {
  readonly name: string;
  readonly at: number;
}

/** Names of wires in a text, the longest where one is part of another. */
function namesIn(text: string, { written }: WireNames): NameInText[] {
  const found: NameInText[] = [];
  for (const name of written) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const within = found.some((other) => other.at <= at && at < other.at + other.name.length);
      if (!within) found.push({ name, at });
    }
  }
  return found;
}

function isQuoted(text: string, name: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - NEAR), at);
  const after = text.slice(at + name.length, at + name.length + NEAR);
  if (BESIDE_AFTER.test(after) || (!AMBIGUOUS.has(name) && BESIDE_BEFORE.test(before))) return true;
  if (LETTER.test(after[0] ?? '')) return false;
  if (LETTER.test(before.at(-1) ?? '')) return name.length >= 4 && ARABIC_TO.test(before);
  if (AGENCY_BEFORE.test(before) || AGENCY_AFTER.test(after)) return true;
  if (AMBIGUOUS.has(name)) return false;
  return TOLD.test(before) || SAYS.test(after) || (after.trim() === '' && DASH_BEFORE.test(before));
}
