import { foldMarks, hasStemBeginnings, stemBeginnings, stemsOf } from '@app/text';
import type { PlanField, PlanWord } from '../plan.js';
import { HASH_FACTOR, HASH_SEED, HashSet, hashOf } from './word-hash.js';

/** Parts of a story as bits; an atom of no field holds in any. */
export const FIELD_BITS: Readonly<Record<PlanField, number>> = {
  any: 0,
  title: 1,
  summary: 2,
  body: 4,
  lead: 8,
};

/** An atom with the bits of its field. */
interface FieldAtom {
  readonly atom: number;
  readonly bits: number;
}

/** What the rules ask of a folded form itself. */
interface Form {
  readonly atoms: FieldAtom[];
  /** Its number in pairs, or 0. */
  number: number;
  /** How many exact forms of it are asked for. */
  exact: number;
}

/** The marked forms of inflected words in one language. */
interface LanguageForms {
  readonly byStem: Map<string, string[]>;
  /** Those that were added since a story last had the language. */
  readonly waiting: Set<string>;
  /** Hashes of what words begin with that have one of the stems ever held; null: any word may. */
  readonly beginnings: HashSet | null;
}

/** What one form of a word means to the rules. */
export interface WordMeaning {
  /** Atoms that the word brings wherever it stands. */
  readonly anywhere: number[];
  /** Atoms that it brings in some fields: atom, bits, atom, bits. */
  readonly somewhere: number[];
  /** The word's number where it is part of a pair, else 0. */
  number: number;
  /** Whether a rule asks for an exact form of it. */
  exact: boolean;
}

/** What begins the key of an exact form; no word holds it. */
export const EXACT_SIGN = '=';
const EXACT_UNIT = EXACT_SIGN.charCodeAt(0);
const LAST_ASCII = 0x7f;

/** Finds the atoms of a word by its forms, its stems and its beginnings. */
export class WordAtoms {
  private readonly forms = new Map<string, Form>();
  private readonly exact = new Map<string, FieldAtom[]>();
  private readonly prefixes = new Map<string, FieldAtom[]>();
  /** Inflected words by marked form: the atoms, and what stems are taken of. */
  private readonly inflected = new Map<string, { readonly folded: string; readonly atoms: FieldAtom[] }>();
  /** For each language that stories had. */
  private readonly stems = new Map<string, LanguageForms>();
  /** Hashes of all folded forms that ever meant something, and of all prefixes. */
  private readonly formHashes = new HashSet();
  private readonly prefixHashes = new HashSet();

  add(atom: number, word: PlanWord, field: PlanField): void {
    const entry = { atom, bits: FIELD_BITS[field] };
    switch (word.kind) {
      case 'inflected':
        this.formOf(word.folded).atoms.push(entry);
        this.addInflected(entry, word.folded, word.marked);
        break;
      case 'literal':
        this.formOf(word.folded).atoms.push(entry);
        break;
      case 'exact':
        put(this.exact, word.exact, entry);
        this.formOf(word.folded).exact += 1;
        break;
      case 'prefix':
        put(this.prefixes, word.folded, entry);
        this.prefixHashes.add(hashOf(word.folded));
        break;
    }
  }

  remove(atom: number, word: PlanWord): void {
    switch (word.kind) {
      case 'inflected':
        this.dropForm(word.folded, atom);
        this.removeInflected(atom, word.folded, word.marked);
        break;
      case 'literal':
        this.dropForm(word.folded, atom);
        break;
      case 'exact':
        drop(this.exact, word.exact, atom);
        this.formOf(word.folded).exact -= 1;
        this.dropForm(word.folded, atom);
        break;
      case 'prefix':
        drop(this.prefixes, word.folded, atom);
        break;
    }
  }

  /** Gives a word a number, by which pairs name it; 0 takes the number away. */
  setNumber(folded: string, number: number): void {
    this.formOf(folded).number = number;
    if (number === 0) this.dropForm(folded, 0);
  }

  numberOf(folded: string): number {
    return this.forms.get(folded)?.number ?? 0;
  }

  /**
   * Whether a word may mean anything; false is sure. Its units need not be made a string for it.
   * @param language code of a language that has stems, or empty
   */
  mayMean(units: Uint16Array, from: number, to: number, language: string): boolean {
    const beginnings = language === '' ? null : this.stemsIn(language).beginnings;
    if (language !== '' && beginnings === null) return true;
    let hash = HASH_SEED;
    for (let at = from; at < to; at += 1) {
      const unit = units[at]!;
      if (unit > LAST_ASCII || unit === EXACT_UNIT) return true;
      hash = Math.imul(hash ^ unit, HASH_FACTOR);
      if (this.prefixHashes.has(hash) || beginnings?.has(hash) === true) return true;
    }
    return this.formHashes.has(hash);
  }

  /**
   * What a word of a story means.
   * @param form its marked form, or {@link EXACT_SIGN} and its exact form
   * @param language code of a language that has stems, or empty
   */
  meaningOf(form: string, language: string): WordMeaning {
    const meaning: WordMeaning = { anywhere: [], somewhere: [], number: 0, exact: false };
    if (form.startsWith(EXACT_SIGN)) {
      bring(this.exact.get(form.slice(EXACT_SIGN.length)), meaning);
      return meaning;
    }
    const folded = foldMarks(form);
    const own = this.forms.get(folded);
    if (own !== undefined) {
      bring(own.atoms, meaning);
      meaning.number = own.number;
      meaning.exact = own.exact > 0;
    }
    this.bringPrefixes(folded, meaning);
    if (language !== '') this.bringInflections(folded, form, language, meaning);
    return meaning;
  }

  private formOf(folded: string): Form {
    let form = this.forms.get(folded);
    if (form === undefined) {
      form = { atoms: [], number: 0, exact: 0 };
      this.forms.set(folded, form);
      this.formHashes.add(hashOf(folded));
    }
    return form;
  }

  /** Takes an atom from a form (0: none), and the form away where nothing is left of it. */
  private dropForm(folded: string, atom: number): void {
    const form = this.formOf(folded);
    const at = form.atoms.findIndex((entry) => entry.atom === atom);
    if (at >= 0) form.atoms.splice(at, 1);
    if (form.atoms.length === 0 && form.number === 0 && form.exact === 0) this.forms.delete(folded);
  }

  private bringPrefixes(folded: string, meaning: WordMeaning): void {
    if (this.prefixes.size === 0) return;
    let hash = HASH_SEED;
    for (let at = 0; at < folded.length; at += 1) {
      hash = Math.imul(hash ^ folded.charCodeAt(at), HASH_FACTOR);
      if (this.prefixHashes.has(hash)) bring(this.prefixes.get(folded.slice(0, at + 1)), meaning);
    }
  }

  private bringInflections(folded: string, marked: string, language: string, meaning: WordMeaning): void {
    const { byStem } = this.stemsIn(language);
    for (const stem of stemsOf({ folded, marked }, language)) {
      for (const form of byStem.get(stem) ?? []) bring(this.inflected.get(form)?.atoms, meaning);
    }
  }

  /**
   * Stems some of the words that wait for it: the first story in a language would stem all of them.
   * @param language code of a language that has stems, or empty
   * @returns whether none waits any more
   */
  stemSome(language: string, most: number): boolean {
    if (language === '') return true;
    const forms = this.formsIn(language);
    let left = most;
    for (const marked of forms.waiting) {
      if (left === 0) return false;
      left -= 1;
      forms.waiting.delete(marked);
      const { folded } = this.inflected.get(marked)!;
      for (const stem of stemsOf({ folded, marked }, language)) {
        put(forms.byStem, stem, marked);
        for (const beginning of stemBeginnings(stem, language) ?? []) {
          forms.beginnings!.add(hashOf(beginning));
        }
      }
    }
    return true;
  }

  /** Marked forms by stem; those that wait are stemmed now, so that adding a rule costs the same for one language as for twenty. */
  private stemsIn(language: string): LanguageForms {
    const forms = this.formsIn(language);
    if (forms.waiting.size > 0) this.stemSome(language, Infinity);
    return forms;
  }

  private formsIn(language: string): LanguageForms {
    let forms = this.stems.get(language);
    if (forms === undefined) {
      const beginnings = hasStemBeginnings(language) ? new HashSet() : null;
      forms = { byStem: new Map(), waiting: new Set(this.inflected.keys()), beginnings };
      this.stems.set(language, forms);
    }
    return forms;
  }

  private addInflected(entry: FieldAtom, folded: string, marked: string): void {
    const known = this.inflected.get(marked);
    if (known !== undefined) {
      known.atoms.push(entry);
      return;
    }
    this.inflected.set(marked, { folded, atoms: [entry] });
    for (const { waiting } of this.stems.values()) waiting.add(marked);
  }

  private removeInflected(atom: number, folded: string, marked: string): void {
    const { atoms } = this.inflected.get(marked)!;
    atoms.splice(
      atoms.findIndex((entry) => entry.atom === atom),
      1,
    );
    if (atoms.length > 0) return;
    this.inflected.delete(marked);
    for (const [language, { byStem, waiting }] of this.stems) {
      if (waiting.delete(marked)) continue;
      for (const stem of stemsOf({ folded, marked }, language)) {
        const left = byStem.get(stem)!.filter((form) => form !== marked);
        if (left.length > 0) byStem.set(stem, left);
        else byStem.delete(stem);
      }
    }
  }
}

/** Adds atoms to a meaning, those that are not yet there. */
function bring(entries: readonly FieldAtom[] | undefined, { anywhere, somewhere }: WordMeaning): void {
  if (entries === undefined) return;
  for (const { atom, bits } of entries) {
    if (bits === 0) {
      if (!anywhere.includes(atom)) anywhere.push(atom);
    } else if (!somewhere.some((known, index) => index % 2 === 0 && known === atom)) {
      somewhere.push(atom, bits);
    }
  }
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function drop(map: Map<string, FieldAtom[]>, key: string, atom: number): void {
  const left = map.get(key)!.filter((entry) => entry.atom !== atom);
  if (left.length > 0) map.set(key, left);
  else map.delete(key);
}
