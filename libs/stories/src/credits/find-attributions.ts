import type { WireNames } from './wire-names.js';

/** Words before a wire's name that quote it. */
const BEFORE =
  "told|tells|to|according to|by|quoted by|cited by|from|citing|quoting|selon|d'après|à|laut|gegenüber|según|a|segundo|secondo|à agência|ТАСС|сообщ\\p{L}+|переда\\p{L}+|пишет|заявил\\p{L}*|по данным|со ссылкой на";
/** Words after it that do. */
const AFTER =
  'said|says|say|reported|reports|report|cited|cites|quoted|quotes|news agency|agency|newswire|berichtet|meldet|meldete|rapporte|a rapporté|informó|informa|riferisce|noticiou|сообщ\\p{L}+|переда\\p{L}+|со ссылкой';

/** Wires that a text quotes, in the order in which they come. */
export function findAttributions(texts: readonly string[], names: WireNames): string[] {
  const cued = cuedPattern(names);
  const found = new Set<string>();
  for (const text of texts) {
    for (const match of text.matchAll(cued)) {
      const id = names.idOf(match.slice(1).find((name) => name !== undefined) ?? '');
      if (id !== null) found.add(id);
    }
  }
  return [...found];
}

const patterns = new WeakMap<WireNames, RegExp>();

function cuedPattern(names: WireNames): RegExp {
  const known = patterns.get(names);
  if (known !== undefined) return known;
  const edge = '(?<![\\p{L}\\p{N}])';
  const over = '(?![\\p{L}\\p{N}])';
  const quoted = `${edge}(?:${BEFORE}|${BEFORE.replace(/(?<=^|\|)\p{Ll}/gu, (first) => first.toUpperCase())})\\s+(?:(?:the|l['’]|agencia|agence|agência|агентству?|agentur)\\s*)?(?:(?:\\p{Lu}?\\p{L}+)\\s+){0,1}(${names.pattern})${over}`;
  const quoting = `${edge}(${names.pattern})${over}(?:['’]s)?(?:\\s\\([^()]{2,12}\\))?(?=\\s+(?:${AFTER})${over})`;
  // A headline that ends with its source: … - TASS.
  const closing = `[-–—:]\\s*(${names.pattern})\\s*$`;
  const pattern = new RegExp(`${quoting}|${quoted}|${closing}`, 'gu');
  patterns.set(names, pattern);
  return pattern;
}
