import type { StoryFeatures } from './story-features.js';
import { NAME, type TermTable } from './term-table.js';

/** What a story is about as a vector of length 1: the dot product of two is how alike they are, 0 to 1. */
export interface StoryVector {
  /** Numbers of its terms in the table, the most telling first; those that no held story has are left out. */
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
}

/** The part of likeness that who, where and how many decide alone. */
const NAME_SHARE = 0.15;
/** A second use says less than the first: weight / (weight + this). */
const SATURATION = { words: 8, names: 1 };
/** The least telling terms of a long story cost time and change nothing. */
const LONGEST = 200;

/** The terms of a story in the table. */
export function termsOf(features: StoryFeatures): string[] {
  return [...features.words.keys(), ...[...features.names.keys()].map((name) => NAME + name)];
}

/** Weighs a story's terms by how much each tells among the stories held. */
export function toVector(features: StoryFeatures, table: TermTable): StoryVector {
  const words = [...features.words].map(([term, weight]) =>
    weigh(term, weight, SATURATION.words, term, table),
  );
  const names = [...features.names].map(([name, { weight, word }]) =>
    weigh(NAME + name, weight, SATURATION.names, word, table),
  );
  const nameShare = names.length === 0 ? 0 : words.length === 0 ? 1 : NAME_SHARE;
  scale(words, 1 - nameShare);
  scale(names, nameShare);
  const known = [...words, ...names].filter((term) => term.number !== null);
  known.sort((a, b) => b.weight - a.weight);
  const kept = known.slice(0, LONGEST);
  return {
    terms: Uint32Array.from(kept, (term) => term.number!),
    weights: Float32Array.from(kept, (term) => term.weight),
  };
}

interface Weighed {
  readonly number: number | null;
  weight: number;
}

function weigh(term: string, count: number, saturation: number, word: string, table: TermTable): Weighed {
  const rarity = table.rarity(table.numberOf(word));
  return { number: table.numberOf(term), weight: (count / (count + saturation)) * rarity };
}

/** Brings the sum of squares to `share`. */
function scale(terms: readonly Weighed[], share: number): void {
  const length = Math.sqrt(terms.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
  for (const term of terms) term.weight *= Math.sqrt(share) / length;
}
