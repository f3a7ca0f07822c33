import type { PlanField } from '../plan.js';

/** Parts of a story as bits; an atom of no field holds in any. */
export const FIELD_BITS: Readonly<Record<PlanField, number>> = {
  any: 0,
  title: 1,
  summary: 2,
  body: 4,
  lead: 8,
};

/** An atom with the bits of its field. */
export interface FieldAtom {
  readonly atom: number;
  readonly bits: number;
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

/** Adds atoms to a meaning, those that are not yet there. */
export function bring(entries: readonly FieldAtom[] | undefined, { anywhere, somewhere }: WordMeaning): void {
  if (entries === undefined) return;
  for (const { atom, bits } of entries) {
    if (bits === 0) {
      if (!anywhere.includes(atom)) anywhere.push(atom);
    } else if (!somewhere.some((known, index) => index % 2 === 0 && known === atom)) {
      somewhere.push(atom, bits);
    }
  }
}
