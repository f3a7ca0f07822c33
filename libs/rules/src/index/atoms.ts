import type { MetaTest, PlanField, PlanWord } from '../plan.js';
import { AtomCounts, EXPECTED } from './atom-counts.js';
import { MetaAtoms } from './meta-atoms.js';
import { PairTable } from './pair-table.js';
import { WordAtoms } from './word-atoms.js';
import { FIELD_BITS } from './word-meaning.js';

type AtomKind =
  | { readonly kind: 'word'; readonly word: PlanWord; readonly field: PlanField }
  | { readonly kind: 'pair'; readonly first: string; readonly second: string }
  | { readonly kind: 'meta'; readonly test: MetaTest };

/** Numbers of the kinds of words, with room for the bits of a field. */
const KINDS = { inflected: 0, literal: 16, exact: 32, prefix: 48 } as const;
const KINDS_END = 64;

/** What words of one kind differ by. */
function formOf(word: PlanWord): string {
  if (word.kind === 'inflected') return word.marked;
  return word.kind === 'exact' ? word.exact : word.folded;
}

/**
 * The atoms: everything that a rule can ask of a story and that is answered once for all
 * rules. A word in a field, two plain words side by side, a test of metadata.
 */
export class Atoms {
  readonly counts = new AtomCounts();
  readonly words = new WordAtoms();
  readonly meta = new MetaAtoms();
  readonly pairs = new PairTable();
  /** Grows whenever what a word means may have changed. */
  epoch = 1;
  /** An atom that every story has. */
  readonly always: number;

  private readonly kinds: (AtomKind | undefined)[] = [];
  /** Atoms of words by form, for each kind of word and field. */
  private readonly byWord = Array.from({ length: KINDS_END }, () => new Map<string, number>());
  /** Words that stand in pairs: their numbers and in how many pairs. */
  private readonly numbered = new Map<string, { readonly number: number; pairs: number }>();
  private readonly freeNumbers: number[] = [];
  private nextNumber = 1;

  constructor() {
    this.always = this.counts.take(EXPECTED.always);
    this.counts.retain(this.always);
  }

  /** The atom of a word in a field. */
  word(word: PlanWord, field: PlanField): number {
    const forms = this.byWord[KINDS[word.kind] + FIELD_BITS[field]]!;
    const form = formOf(word);
    let atom = forms.get(form);
    if (atom === undefined) {
      atom = this.counts.take(word.kind === 'prefix' ? EXPECTED.prefix : 0);
      this.kinds[atom] = { kind: 'word', word, field };
      forms.set(form, atom);
      this.words.add(atom, word, field);
      this.epoch += 1;
    }
    return atom;
  }

  /** The atom of two folded words side by side, in any field. */
  pair(first: string, second: string): number {
    let atom = this.pairs.find(this.words.numberOf(first), this.words.numberOf(second));
    if (atom === 0) {
      atom = this.counts.take(EXPECTED.pair);
      this.kinds[atom] = { kind: 'pair', first, second };
      this.pairs.set(this.number(first), this.number(second), atom);
    }
    return atom;
  }

  /** The atom of a test of metadata. */
  test(test: MetaTest): number {
    let atom = this.meta.find(test);
    if (atom === 0) {
      atom = this.counts.take(EXPECTED.meta);
      this.kinds[atom] = { kind: 'meta', test };
      this.meta.set(test, atom);
    }
    return atom;
  }

  /** Lets go of an atom for one plan. */
  release(atom: number): void {
    if (!this.counts.release(atom)) return;
    const kind = this.kinds[atom]!;
    this.kinds[atom] = undefined;
    switch (kind.kind) {
      case 'word':
        this.byWord[KINDS[kind.word.kind] + FIELD_BITS[kind.field]]!.delete(formOf(kind.word));
        this.words.remove(atom, kind.word);
        this.epoch += 1;
        break;
      case 'pair':
        this.pairs.remove(this.words.numberOf(kind.first), this.words.numberOf(kind.second));
        this.releaseNumber(kind.first);
        this.releaseNumber(kind.second);
        break;
      case 'meta':
        this.meta.remove(kind.test);
        break;
    }
  }

  private number(folded: string): number {
    const known = this.numbered.get(folded);
    if (known !== undefined) {
      known.pairs += 1;
      return known.number;
    }
    const number = this.freeNumbers.pop() ?? this.nextNumber++;
    this.numbered.set(folded, { number, pairs: 1 });
    this.words.setNumber(folded, number);
    this.epoch += 1;
    return number;
  }

  private releaseNumber(folded: string): void {
    const known = this.numbered.get(folded)!;
    known.pairs -= 1;
    if (known.pairs > 0) return;
    this.numbered.delete(folded);
    this.freeNumbers.push(known.number);
    this.words.setNumber(folded, 0);
    this.epoch += 1;
  }
}
