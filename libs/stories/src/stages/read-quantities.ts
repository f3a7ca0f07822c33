import type { Counted, Quantity } from '@app/contracts';
import { COUNTED_WORDS, type CountedWords } from './counted-words.js';
import { cutCounts, type CountToken } from './count-tokens.js';
import { readMeasures } from './read-measures.js';

/** What a text counts, with numbers and without. */
export interface Counts {
  readonly quantities: readonly Quantity[];
  /** Said to have been without a number: "several killed". */
  readonly uncounted: readonly Counted[];
}

/** Words between a number and what it counts. */
const REACH = 7;
/** After these a word of death counts nobody. */
const NO_DEATH = /^(?:penalty|sentence[sd]?|row|threats?|squads?|certificates?|anniversary|knell|wish)$/u;
/** Say how many only with a number beside them: a toll road, victims of a fraud. */
const WITH_NUMBER = /^(?:toll|victimas?|victimes|жертв[аы]?(?:ми)?|ضحايا|الضحايا)$/u;

/**
 * Reads what is counted in a text, in digits or words: the dead, the injured, a magnitude.
 * @param language ISO 639-1 code; what has no words of its own is read as English
 * @returns one quantity for each kind, the highest where a text has several
 */
export function readQuantities(text: string, language: string): Counts {
  const words = COUNTED_WORDS[language] ?? COUNTED_WORDS['en']!;
  const tokens = cutCounts(text, language);
  const found: Quantity[] = [...readPeople(tokens, words), ...readMeasures(text, tokens, language)];
  const highest = new Map<Counted, Quantity>();
  for (const quantity of found) {
    if (quantity.high >= (highest.get(quantity.what)?.high ?? 0)) highest.set(quantity.what, quantity);
  }
  return { quantities: [...highest.values()], uncounted: readUncounted(tokens, words) };
}

interface Link {
  readonly what: Counted;
  readonly cue: number;
  readonly distance: number;
}

/** Each number with the word it belongs to: the nearer of the one before it and the one after it. */
function readPeople(tokens: readonly CountToken[], words: CountedWords): Quantity[] {
  const found: Quantity[] = [];
  const used = new Set<number>();
  let added = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]!.kind !== 'number' || isNoCount(tokens, at, words)) continue;
    const span = readSpan(tokens, at, words);
    const before = linkBefore(tokens, at, words, used);
    const after = linkAfter(tokens, span.end, words);
    const link = after !== null && (before === null || after.distance < before.distance) ? after : before;
    if (link === null) {
      added = joinsNext(tokens, span.end, words) ? span.high : 0;
    } else if (!isDenied(tokens, Math.min(at, link.cue), words) && !isPast(tokens, span.end)) {
      used.add(link.cue);
      const sum = link === after ? added : 0;
      found.push({ what: link.what, low: span.low + sum, high: span.high + sum });
      added = 0;
    }
    at = span.end;
  }
  return found;
}

/** A number, or two that make a span; of "from 12 to 31" the second. */
function readSpan(tokens: readonly CountToken[], at: number, words: CountedWords) {
  const { value } = tokens[at]!;
  const [joint, second] = [tokens[at + 1], tokens[at + 2]];
  const single = { low: value, high: value, end: at };
  if (joint === undefined || second?.kind !== 'number' || second.value <= value) return single;
  const before = tokens[at - 1]?.text ?? '';
  const both = { low: value, high: second.value, end: at + 2 };
  if (words.within.test(before) && words.and.test(joint.text)) return both;
  if (!words.to.test(joint.text) && !/^[-–—]$/u.test(joint.text)) return single;
  return words.from.test(before) ? { ...both, low: second.value } : both;
}

function linkBefore(
  tokens: readonly CountToken[],
  at: number,
  words: CountedWords,
  used: ReadonlySet<number>,
): Link | null {
  let close = true;
  for (let cue = at - 1; cue >= Math.max(0, at - REACH); cue--) {
    const token = tokens[cue]!;
    const what = used.has(cue) ? null : countedBy(token, words);
    if (what !== null) return close || isToll(tokens, cue) ? { what, cue, distance: at - cue } : null;
    const passes = token.kind === 'number' || words.between.test(token.text) || words.from.test(token.text);
    if (token.kind === 'mark') return null;
    close &&= passes;
  }
  return null;
}

/** "the death toll in Kabul rises to 31": what a toll says is far from its word. */
const isToll = (tokens: readonly CountToken[], cue: number) =>
  tokens.slice(Math.max(0, cue - 2), cue + 1).some(({ text }) => TOLL.test(text));
const TOLL = /^(?:toll|zahl|number|numero|nombre|bilan|balance|число|عدد|حصيله)$/u;

function linkAfter(tokens: readonly CountToken[], at: number, words: CountedWords): Link | null {
  for (let cue = at + 1; cue <= Math.min(tokens.length - 1, at + REACH); cue++) {
    const token = tokens[cue]!;
    if (token.kind !== 'word' || words.stops.test(token.text)) return null;
    const what = countedBy(token, words);
    if (what !== null) return { what, cue, distance: cue - at };
  }
  return null;
}

/** "two soldiers AND three civilians were killed": the first number counts the same as the second. */
function joinsNext(tokens: readonly CountToken[], at: number, words: CountedWords): boolean {
  for (let next = at + 1; next <= at + 3; next++) {
    const token = tokens[next];
    if (token?.kind !== 'word') return false;
    if (words.and.test(token.text)) return tokens[next + 1]?.kind === 'number';
  }
  return false;
}

/** A year, an age, money, an hour or a measure of something else. */
function isNoCount(tokens: readonly CountToken[], at: number, words: CountedWords): boolean {
  const [before, number, next] = [tokens[at - 1], tokens[at]!, tokens[at + 1]];
  if (number.year || !Number.isInteger(number.value)) return true;
  if (before?.kind === 'mark' && /^[$€£¥#]$/u.test(before.text)) return true;
  if (/^[:/]$/u.test(before?.text ?? '') && tokens[at - 2]?.kind === 'number') return true;
  const unit = next?.text === '-' ? tokens[at + 2] : next;
  if (unit?.kind === 'mark') return /^[%$€£°/]$/u.test(unit.text) || isHour(tokens, at);
  return unit?.kind === 'word' && words.units.test(unit.text);
}

const isHour = (tokens: readonly CountToken[], at: number) =>
  tokens[at + 1]?.text === ':' && tokens[at + 2]?.kind === 'number';

/** Not, or only perhaps. */
function isDenied(tokens: readonly CountToken[], at: number, words: CountedWords): boolean {
  // The month of May says nothing of chances.
  const before = tokens.slice(Math.max(0, at - 4), at + 1);
  return before.some(
    ({ kind, text, capital }) => kind === 'word' && words.not.test(text) && !(capital && text === 'may'),
  );
}

/** "killed 168 people in 1995": another event. */
const isPast = (tokens: readonly CountToken[], at: number) => {
  const after = tokens.slice(at + 1, at + 8);
  const stop = after.findIndex(({ text }) => /^[.;!?]$/u.test(text));
  return after.slice(0, stop === -1 ? undefined : stop).some(({ year }) => year);
};

function readUncounted(tokens: readonly CountToken[], words: CountedWords): Counted[] {
  const found = tokens.flatMap((token, at) => {
    const what = countedBy(token, words);
    if (what === null || WITH_NUMBER.test(token.text) || NO_DEATH.test(tokens[at + 1]?.text ?? '')) return [];
    return isDenied(tokens, at, words) ? [] : [what];
  });
  return [...new Set(found)];
}

function countedBy(token: CountToken, words: CountedWords): Counted | null {
  if (token.kind !== 'word') return null;
  const own = words.cues.find(([, cue]) => cue.test(token.text));
  if (own !== undefined) return own[0];
  // Arabic writes "and" together with what follows.
  const bare = /^\u0648\p{L}{3,}$/u.test(token.text) ? token.text.slice(1) : null;
  return bare === null ? null : (words.cues.find(([, cue]) => cue.test(bare))?.[0] ?? null);
}
