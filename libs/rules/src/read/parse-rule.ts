import type { RuleFault } from '@app/contracts';
import { printQuery } from '../print/print-query.js';
import type { Query, TermLists } from '../query.js';
import { checkLists } from './check-lists.js';
import { checkNears } from './check-near.js';
import { checkNegative } from './check-negative.js';
import { Faults } from './fault.js';
import { lex } from './lex.js';
import { LONGEST_RULE, MOST_WORDS } from './limits.js';
import { parseTokens } from './parse.js';
import { ReadLists } from './read-lists.js';
import type { Token } from './token.js';

/** A rule's tree, or faults in the order of the text. */
export interface ReadQuery {
  /** Null where there are faults. */
  readonly query: Query | null;
  readonly faults: readonly RuleFault[];
}

/** What reading a rule text gave. */
export interface ParsedRule extends ReadQuery {
  /** The rule as it was read, fully bracketed; empty where there are faults. */
  readonly canonical: string;
}

const NO_LISTS: TermLists = new Map();

/**
 * Reads a rule text (docs/rules.md). Every fault is reported, not only the first.
 * @param options.lists the term lists that it may name; none where absent
 */
export function parseRule(text: string, options: { readonly lists?: TermLists } = {}): ParsedRule {
  const parsed = readQuery(text, options.lists ?? NO_LISTS);
  return { ...parsed, canonical: parsed.query === null ? '' : printQuery(parsed.query) };
}

/** Reads a rule text without printing it again, which takes a good part of the time: for many rules at once. */
export function readQuery(text: string, lists: TermLists): ReadQuery {
  return read(text, readListsOf(lists));
}

/** The lists of a map as rules see them, each entry read once. */
export function readListsOf(lists: TermLists): ReadLists {
  return new ReadLists(lists, (entry) => read(entry, null));
}

/** @param lists null within a term list's own entries */
function read(text: string, lists: ReadLists | null): ReadQuery {
  const faults = new Faults();
  const end = allowedEnd(text);
  if (end < text.length) {
    faults.add(
      'too-long',
      { start: end, end: text.length },
      `A rule has at most ${LONGEST_RULE.toLocaleString('en')} characters.`,
      'Make several rules of it, or keep spellings of names in a term list.',
    );
    return { query: null, faults: faults.inOrder() };
  }
  const tokens = lex(text, faults);
  countWords(tokens, text.length, faults);
  const query = parseTokens(tokens, faults);
  if (query === null) {
    if (faults.none) reportEmpty(text, faults);
    return { query, faults: faults.inOrder() };
  }
  checkLists(query, lists, faults);
  checkNears(query, lists ?? readListsOf(NO_LISTS), faults);
  checkNegative(query, faults);
  if (!faults.none) return { query: null, faults: faults.inOrder() };
  return { query, faults: [] };
}

/** Where the characters end that a rule may have; each takes one or two UTF-16 units. */
function allowedEnd(text: string): number {
  if (text.length <= LONGEST_RULE) return text.length;
  return Array.from(text.slice(0, 2 * LONGEST_RULE))
    .slice(0, LONGEST_RULE)
    .join('').length;
}

function countWords(tokens: readonly Token[], end: number, faults: Faults): void {
  let count = 0;
  for (const token of tokens) {
    if (!('words' in token)) continue;
    // A compound's joined form is no word more.
    for (const word of token.words) if (word.places === 1) count += 1;
    if (count > MOST_WORDS) {
      faults.add(
        'too-long',
        { start: token.start, end },
        `A rule has at most ${MOST_WORDS.toLocaleString('en')} words.`,
        'Make several rules of it, or keep spellings of names in a term list.',
      );
      return;
    }
  }
}

function reportEmpty(text: string, faults: Faults): void {
  faults.add(
    'empty',
    { start: 0, end: text.length },
    'There is nothing to match.',
    'Write at least one word: Libya ceasefire.',
  );
}
