import { foldMarks } from '@app/text';
import type { PlanField, PlanWord } from '../plan.js';
import { Inflections } from './inflections.js';
import { bring, FIELD_BITS } from './word-meaning.js';
import type { FieldAtom, WordMeaning } from './word-meaning.js';
import { HASH_FACTOR, HASH_SEED, HashSet, hashOf } from './word-hash.js';

/** What the rules ask of a folded form itself. */
interface Form {
  readonly atoms: FieldAtom[];
  /** Its number in pairs, or 0. */
  number: number;
  /** How many exact forms of it are asked for. */
  exact: number;
}

/** What begins the key of an exact form; no word holds it. */
export const EXACT_SIGN = '=';
const EXACT_UNIT = EXACT_SIGN.charCodeAt(0);
const LAST_ASCII = 0x7f;

/** By what a word may mean something to the rules. */
const Sense = { form: 1, prefix: 2, stem: 4 } as const;
const ALL_SENSES = Sense.form | Sense.prefix | Sense.stem;
const NO_BEGINNINGS = new HashSet();

/** Finds the atoms of a word by its forms, its stems and its beginnings. */
export class WordAtoms {
  private readonly forms = new Map<string, Form>();
  private readonly exact = new Map<string, FieldAtom[]>();
  private readonly prefixes = new Map<string, FieldAtom[]>();
  readonly inflections = new Inflections();
  /** Hashes of all folded forms that ever meant something, and of all prefixes. */
  private readonly formHashes = new HashSet();
  private readonly prefixHashes = new HashSet();
  private shortestPrefix = 2 ** 30;

  add(atom: number, word: PlanWord, field: PlanField): void {
    const entry = { atom, bits: FIELD_BITS[field] };
    switch (word.kind) {
      case 'inflected':
        this.formOf(word.folded).atoms.push(entry);
        this.inflections.add(entry, word.folded, word.marked);
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
        this.shortestPrefix = Math.min(this.shortestPrefix, word.folded.length);
        break;
    }
  }

  remove(atom: number, word: PlanWord): void {
    switch (word.kind) {
      case 'inflected':
        this.dropForm(word.folded, atom);
        this.inflections.remove(atom, word.folded, word.marked);
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
   * What a word may mean something by, as bits of {@link Sense}; what is not among them it does
   * not, for sure. Its units need not be made a string for it.
   * @param language code of a language that has stems, or empty
   */
  sensesOf(units: Uint16Array, from: number, to: number, language: string): number {
    const beginnings = language === '' ? NO_BEGINNINGS : this.inflections.beginningsIn(language);
    const { prefixHashes } = this;
    const prefixFrom = from + this.shortestPrefix - 1;
    let senses = beginnings === null ? Sense.stem : 0;
    let hash = HASH_SEED;
    for (let at = from; at < to; at += 1) {
      const unit = units[at]!;
      if (unit > LAST_ASCII || unit === EXACT_UNIT) return ALL_SENSES;
      hash = Math.imul(hash ^ unit, HASH_FACTOR);
      if (at >= prefixFrom && prefixHashes.has(hash)) senses |= Sense.prefix;
      if ((senses & Sense.stem) === 0 && beginnings!.has(hash)) senses |= Sense.stem;
    }
    return this.formHashes.has(hash) ? senses | Sense.form : senses;
  }

  /**
   * What a word of a story means.
   * @param form its marked form, or {@link EXACT_SIGN} and its exact form
   * @param senses what it may mean something by
   * @param language code of a language that has stems, or empty
   */
  meaningOf(form: string, senses: number, language: string): WordMeaning {
    const meaning: WordMeaning = { anywhere: [], somewhere: [], number: 0, exact: false };
    if (form.startsWith(EXACT_SIGN)) {
      bring(this.exact.get(form.slice(EXACT_SIGN.length)), meaning);
      return meaning;
    }
    const folded = foldMarks(form);
    const own = (senses & Sense.form) === 0 ? undefined : this.forms.get(folded);
    if (own !== undefined) {
      bring(own.atoms, meaning);
      meaning.number = own.number;
      meaning.exact = own.exact > 0;
    }
    if ((senses & Sense.prefix) !== 0) this.bringPrefixes(folded, meaning);
    if ((senses & Sense.stem) !== 0 && language !== '') {
      this.inflections.bring(folded, form, language, meaning);
    }
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
    let hash = HASH_SEED;
    for (let at = 0; at < folded.length; at += 1) {
      hash = Math.imul(hash ^ folded.charCodeAt(at), HASH_FACTOR);
      if (this.prefixHashes.has(hash)) bring(this.prefixes.get(folded.slice(0, at + 1)), meaning);
    }
  }
}

function put(map: Map<string, FieldAtom[]>, key: string, value: FieldAtom): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function drop(map: Map<string, FieldAtom[]>, key: string, atom: number): void {
  const left = map.get(key)!.filter((entry) => entry.atom !== atom);
  if (left.length > 0) map.set(key, left);
  else map.delete(key);
}
