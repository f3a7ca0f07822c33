import { foldMarks, stemsOf } from '@app/text';
import type { PlanField, PlanWord } from '../plan.js';

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

/** What one form of a word means to the rules. */
export interface WordMeaning {
  /** Atoms that the word brings wherever it stands. */
  readonly anywhere: readonly number[];
  /** Atoms that it brings in some fields: atom, bits, atom, bits. */
  readonly somewhere: readonly number[];
  /** The word's number where it is part of a pair, else 0. */
  readonly number: number;
  /** Whether a rule asks for an exact form of it. */
  readonly exact: boolean;
}

/** What begins the key of an exact form; no word holds it. */
export const EXACT_SIGN = '=';

/** Finds the atoms of a word by its forms, its stems and its beginnings. */
export class WordAtoms {
  private readonly folded = new Map<string, FieldAtom[]>();
  private readonly exact = new Map<string, FieldAtom[]>();
  private readonly exactFolded = new Map<string, number>();
  private readonly prefixes = new Map<string, FieldAtom[]>();
  /** How many prefixes there are of each length. */
  private readonly prefixLengths = new Map<number, number>();
  /** Inflected words by marked form: the atoms, and what stems are taken of. */
  private readonly inflected = new Map<string, { readonly folded: string; readonly atoms: FieldAtom[] }>();
  /** Marked forms of inflected words by stem, for each language that stories had. */
  private readonly stems = new Map<string, Map<string, string[]>>();
  private readonly numbers = new Map<string, number>();

  add(atom: number, word: PlanWord, field: PlanField): void {
    const entry = { atom, bits: FIELD_BITS[field] };
    switch (word.kind) {
      case 'inflected':
        put(this.folded, word.folded, entry);
        this.addInflected(entry, word.folded, word.marked);
        break;
      case 'literal':
        put(this.folded, word.folded, entry);
        break;
      case 'exact':
        put(this.exact, word.exact, entry);
        count(this.exactFolded, word.folded, 1);
        break;
      case 'prefix':
        put(this.prefixes, word.folded, entry);
        count(this.prefixLengths, word.folded.length, 1);
        break;
    }
  }

  remove(atom: number, word: PlanWord): void {
    switch (word.kind) {
      case 'inflected':
        drop(this.folded, word.folded, atom);
        this.removeInflected(atom, word.folded, word.marked);
        break;
      case 'literal':
        drop(this.folded, word.folded, atom);
        break;
      case 'exact':
        drop(this.exact, word.exact, atom);
        count(this.exactFolded, word.folded, -1);
        break;
      case 'prefix':
        drop(this.prefixes, word.folded, atom);
        count(this.prefixLengths, word.folded.length, -1);
        break;
    }
  }

  /** Gives a word a number, by which pairs name it; 0 takes the number away. */
  setNumber(folded: string, number: number): void {
    if (number === 0) this.numbers.delete(folded);
    else this.numbers.set(folded, number);
  }

  numberOf(folded: string): number {
    return this.numbers.get(folded) ?? 0;
  }

  /**
   * What a word of a story means.
   * @param form its marked form, or {@link EXACT_SIGN} and its exact form
   * @param language code of a language that has stems, or empty
   */
  meaningOf(form: string, language: string): WordMeaning {
    const anywhere = new Set<number>();
    const somewhere = new Map<number, number>();
    const bring = (entries: readonly FieldAtom[] | undefined) => {
      for (const { atom, bits } of entries ?? []) {
        if (bits === 0) anywhere.add(atom);
        else somewhere.set(atom, bits);
      }
    };
    const folded = foldMarks(form);
    if (form.startsWith(EXACT_SIGN)) {
      bring(this.exact.get(form.slice(EXACT_SIGN.length)));
    } else {
      bring(this.folded.get(folded));
      for (const length of this.prefixLengths.keys()) {
        if (length <= folded.length) bring(this.prefixes.get(folded.slice(0, length)));
      }
      if (language !== '') this.bringInflections(folded, form, language, bring);
    }
    return {
      anywhere: [...anywhere],
      somewhere: [...somewhere].flat(),
      number: this.numberOf(folded),
      exact: this.exactFolded.has(folded),
    };
  }

  private bringInflections(
    folded: string,
    marked: string,
    language: string,
    bring: (entries: readonly FieldAtom[] | undefined) => void,
  ): void {
    const byStem = this.stemsIn(language);
    for (const stem of stemsOf({ folded, marked }, language)) {
      for (const form of byStem.get(stem) ?? []) bring(this.inflected.get(form)?.atoms);
    }
  }

  private stemsIn(language: string): Map<string, string[]> {
    let byStem = this.stems.get(language);
    if (byStem === undefined) {
      byStem = new Map();
      this.stems.set(language, byStem);
      for (const [marked, { folded }] of this.inflected) {
        for (const stem of stemsOf({ folded, marked }, language)) put(byStem, stem, marked);
      }
    }
    return byStem;
  }

  private addInflected(entry: FieldAtom, folded: string, marked: string): void {
    const known = this.inflected.get(marked);
    if (known !== undefined) {
      known.atoms.push(entry);
      return;
    }
    this.inflected.set(marked, { folded, atoms: [entry] });
    for (const [language, byStem] of this.stems) {
      for (const stem of stemsOf({ folded, marked }, language)) put(byStem, stem, marked);
    }
  }

  private removeInflected(atom: number, folded: string, marked: string): void {
    const { atoms } = this.inflected.get(marked)!;
    atoms.splice(
      atoms.findIndex((entry) => entry.atom === atom),
      1,
    );
    if (atoms.length > 0) return;
    this.inflected.delete(marked);
    for (const [language, byStem] of this.stems) {
      for (const stem of stemsOf({ folded, marked }, language)) {
        const left = byStem.get(stem)!.filter((form) => form !== marked);
        if (left.length > 0) byStem.set(stem, left);
        else byStem.delete(stem);
      }
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

function count<K>(counts: Map<K, number>, key: K, by: number): void {
  const left = (counts.get(key) ?? 0) + by;
  if (left > 0) counts.set(key, left);
  else counts.delete(key);
}
