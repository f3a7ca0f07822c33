import { cutWords, primaryLanguage, stemsOf, type Word } from '@app/text';
import { DEMONYMS, PLACES } from './place-table.js';

/** A place in a text: its key in English and the words as written, UTF-16 offsets. */
export interface FoundPlace {
  readonly key: string;
  readonly shown: string;
  readonly start: number;
  readonly end: number;
}

interface PlaceName {
  readonly key: string;
  /** What follows the first word. */
  readonly rest: readonly string[];
  /** The stems of what follows, for a name that is known by its stem; else null. */
  readonly stems: readonly string[] | null;
}

/** Languages whose names of countries are known. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'tr', 'nl', 'pl', 'ru', 'uk', 'ar', 'zh', 'ja'];
/** Languages whose names change with their case, so that they are known by their stems. */
const INFLECTED = new Set(['ru', 'uk', 'de', 'tr', 'ar']);
/** Names of places that are as often another word. */
const AMBIGUOUS = new Set(['world', 'eurozone', 'chad', 'jordan', 'georgia', 'rom', 'sana', 'nice', 'сана', 'عمان', 'mali', 'lima', 'aden', 'riga', 'le cap', 'us', 'oman']); // prettier-ignore
/** Those of them that are a place when written in capitals. */
const CAPITALS = new Set(['us']);

/** Finds places in a text, the longest name first; a name in small letters is none. */
export function findPlaces(text: string, language: string): FoundPlace[] {
  const { byWord, unspaced } = places();
  const found: FoundPlace[] = [];
  // Turkish parts a name's ending from it: Ankara'da.
  const bare =
    primaryLanguage(language) === 'tr'
      ? text.replace(/['’]\p{Ll}+/gu, (ending) => ' '.repeat(ending.length))
      : text;
  const words = cutWords(bare).filter((word) => word.places === 1);
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (/^\p{Ll}/u.test(word.exact)) continue;
    const match = longest(byWord, words, at, language);
    if (match === null) continue;
    const last = words[at + match.rest.length]!;
    found.push({ key: match.key, shown: text.slice(word.start, last.end), start: word.start, end: last.end });
    at += match.rest.length;
  }
  if (/[\p{Script=Han}\p{Script=Katakana}]/u.test(text)) {
    for (const [name, key] of unspaced) {
      const start = text.indexOf(name);
      if (start !== -1) found.push({ key, shown: name, start, end: start + name.length });
    }
  }
  return found;
}

/** The key of a place that one folded word names in any language, or null. */
export function placeOfWord(folded: string): string | null {
  const single = CAPITALS.has(folded) ? undefined : places().byWord.get(folded);
  return single?.find(({ rest }) => rest.length === 0)?.key ?? null;
}

/** Whether a place's key is that of a city or region: where in a country. */
export function isWithinCountry(key: string): boolean {
  if (within === null) {
    within = new Set(tableRows().map(([place]) => place!));
    for (const [country] of countryNames()) within.delete(country);
  }
  return within.has(key);
}
let within: Set<string> | null = null;

/** Whether a folded word names a people or what belongs to a country: Libyan, Russische. */
export function isDemonym(folded: string): boolean {
  return DEMONYMS.test(folded) || beginnings().some((start) => folded.startsWith(start));
}

function longest(
  byWord: ReadonlyMap<string, readonly PlaceName[]>,
  words: readonly Word[],
  at: number,
  language: string,
): PlaceName | null {
  const word = words[at]!;
  const stem = INFLECTED.has(language) ? stemOf(word, language) : null;
  // A word that is a stem by itself is no case of a longer name: Ки of Киев, gas of Газа.
  const cased = stem === null || stem === word.folded ? undefined : byWord.get(`${language} ${stem}`);
  const names = [...(byWord.get(word.folded) ?? []), ...(cased ?? [])];
  const fitting = names.filter(({ rest, stems }) =>
    rest.every((part, i) => {
      const next = words[at + 1 + i];
      return next !== undefined && (next.folded === part || stems?.[i] === stemOf(next, language));
    }),
  );
  const best = fitting.sort((a, b) => b.rest.length - a.rest.length)[0];
  if (best?.rest.length === 0 && CAPITALS.has(word.folded) && word.exact !== word.exact.toUpperCase()) {
    return null;
  }
  return best ?? null;
}

const stemOf = (word: Word, language: string) => stemsOf(word, language)[0] ?? word.folded;

interface PlaceNames {
  readonly byWord: ReadonlyMap<string, readonly PlaceName[]>;
  /** Names of scripts without spaces, longest first. */
  readonly unspaced: readonly (readonly [string, string])[];
}
let known: PlaceNames | null = null;

/** Built once, at the first use: some thousand names. */
function places(): PlaceNames {
  if (known !== null) return known;
  const byWord = new Map<string, PlaceName[]>();
  const unspaced = new Map<string, string>();
  const list = (start: string, name: PlaceName) => byWord.set(start, [...(byWord.get(start) ?? []), name]);
  const add = (name: string, key: string, language: string) => {
    if (/[\p{Script=Han}\p{Script=Katakana}]/u.test(name)) {
      unspaced.set(name, key);
      return;
    }
    const [first, ...rest] = cutWords(name).filter((word) => word.places === 1);
    if (first === undefined) return;
    const exact = { key, rest: rest.map(({ folded }) => folded), stems: null };
    const whole = [first.folded, ...exact.rest].join(' ');
    if (AMBIGUOUS.has(whole) && !CAPITALS.has(whole)) return;
    list(first.folded, exact);
    if (!INFLECTED.has(language)) return;
    const cased = { ...exact, stems: rest.map((word) => stemOf(word, language)) };
    // The stem of a case may be the whole name, where the name's own stem is shorter: Киеве, Киев.
    for (const start of new Set([stemOf(first, language), first.folded])) list(`${language} ${start}`, cased);
  };
  for (const [key, ...names] of tableRows()) {
    for (const name of [key!, ...names]) add(name, key!, scriptLanguage(name));
  }
  for (const [key, name, language] of countryNames()) add(name, key, language);
  known = { byWord, unspaced: [...unspaced].sort(([a], [b]) => b.length - a.length) };
  return known;
}

const tableRows = () =>
  PLACES.trim()
    .split('\n')
    .map((line) => line.split('|'));

const scriptLanguage = (name: string) =>
  /\p{Script=Cyrillic}/u.test(name) ? 'ru' : /\p{Script=Arabic}/u.test(name) ? 'ar' : 'en';

/** Every country in every language: key, name, language. */
function countryNames(): [key: string, name: string, language: string][] {
  const own = new Map(
    tableRows().flatMap(([key, ...names]) => [key!, ...names].map((name) => [fold(name), key!])),
  );
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const codes = Array.from({ length: 26 * 26 }, (_, at) =>
    String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26)),
  ).filter((code) => english.of(code) !== undefined && !NO_COUNTRY.has(code));
  return LANGUAGES.flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return codes.flatMap((code): [string, string, string][] => {
      // "Myanmar (Burma)", "Hong Kong SAR China"
      const plain = fold(english.of(code)!.replace(/\s*\(.*\)| SAR China/u, ''));
      const name = names.of(code)?.replace(/\s*[(（].*[)）]/u, '');
      return name === undefined ? [] : [[own.get(plain) ?? plain, name, language]];
    });
  });
}
/** Codes of ISO 3166 and CLDR for what is no country: the European Union, the Eurozone, the United Nations, unknown. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'ZZ', 'QO', 'XA', 'XB', 'HK']);

const fold = (name: string) =>
  cutWords(name)
    .filter((word) => word.places === 1)
    .map(({ folded }) => folded)
    .join(' ');

let starts: string[] | null = null;
/** How the words for peoples begin: the country's name in English, German and French less its ending. */
function beginnings(): string[] {
  starts ??= countryNames()
    .filter(([, name, language]) => /^(?:en|de|fr|es)$/u.test(language) && /^\p{L}{4,}$/u.test(name))
    .map(([, name]) => fold(name).replace(/(?:land|ia|ie|ien|en|ey|a|e|o)$/u, ''))
    .filter((start) => start.length >= 4);
  return starts;
}
