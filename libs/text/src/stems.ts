import { newStemmer } from 'snowball-stemmers';
import type { Stemmer } from 'snowball-stemmers';
import { foldMarks } from './fold.js';
import type { Word } from './word.js';

/** ISO 639-1 codes with the name of their Snowball stemmer. */
const ALGORITHMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ar: 'arabic',
    ca: 'catalan',
    cs: 'czech',
    da: 'danish',
    de: 'german',
    en: 'english',
    es: 'spanish',
    eu: 'basque',
    fi: 'finnish',
    fr: 'french',
    ga: 'irish',
    hu: 'hungarian',
    hy: 'armenian',
    it: 'italian',
    nb: 'norwegian',
    nl: 'dutch',
    nn: 'norwegian',
    no: 'norwegian',
    pt: 'portuguese',
    ro: 'romanian',
    ru: 'russian',
    sl: 'slovene',
    sv: 'swedish',
    ta: 'tamil',
    tr: 'turkish',
  }),
);

/** ISO 639-1 codes of the languages that have stems. */
export const STEM_LANGUAGES: readonly string[] = [...ALGORITHMS.keys()];

/** Words remembered for each language: at least this many of the last, at most twice as many, some megabytes. */
const WORDS_KEPT = 20_000;

/** Longer than any word: no inflection, but a stemmer's worst case. */
const LONGEST_WORD = 100;

const NONE: readonly string[] = [];

class LanguageStems {
  private known = new Map<string, readonly string[]>();
  /** Those before: what is used again comes over, so that the common words are never forgotten. */
  private before: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(private readonly stemmer: Stemmer) {}

  of(folded: string, marked: string): readonly string[] {
    let stems = this.known.get(marked);
    if (stems === undefined) {
      if (this.known.size >= WORDS_KEPT) {
        this.before = this.known;
        this.known = new Map();
      }
      stems = this.before.get(marked) ?? this.work(folded, marked);
      this.known.set(marked, stems);
    }
    return stems;
  }

  private work(folded: string, marked: string): readonly string[] {
    const ofFolded = this.stemmer.stem(folded);
    if (marked === folded) return [ofFolded];
    const ofMarked = foldMarks(this.stemmer.stem(marked));
    return ofMarked === ofFolded ? [ofFolded] : [ofMarked, ofFolded];
  }
}

const languages = new Map<string, LanguageStems>();

function languageStems(language: string): LanguageStems | null {
  const known = languages.get(language);
  const algorithm = ALGORITHMS.get(language);
  if (known !== undefined || algorithm === undefined) return known ?? null;
  const stems = new LanguageStems(newStemmer(algorithm));
  languages.set(language, stems);
  return stems;
}

/** The language alone of a BCP 47 code: `pt` of `pt-BR`, in lower case. */
export function primaryLanguage(code: string): string {
  return (/^[A-Za-z]+/.exec(code)?.[0] ?? '').toLowerCase();
}

/** The language whose stems a story's words have, as an ISO 639-1 code; empty where there is no Snowball stemmer. */
export function stemLanguage(code: string): string {
  const language = primaryLanguage(code);
  return ALGORITHMS.has(language) ? language : '';
}

/**
 * The stems of a word in a language (a BCP 47 code), one or two: that of the form with
 * its marks, then folded, and that of the folded form. None where the language is
 * empty or has no Snowball stemmer, and for what is longer than any word.
 */
export function stemsOf(word: Pick<Word, 'folded' | 'marked'>, language: string): readonly string[] {
  if (word.marked.length > LONGEST_WORD) return NONE;
  return languageStems(primaryLanguage(language))?.of(word.folded, word.marked) ?? NONE;
}
