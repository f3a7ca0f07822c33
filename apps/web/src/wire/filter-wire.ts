import type { Marks } from '@app/contracts';
import type { ReadRule } from '@app/rules';
import type { RuleLanguage } from '../rules/language.js';
import type { WireEntry, WireStory } from './wire-state.js';

/** A row that is shown, with the words that the filter marks. */
export interface ShownEntry {
  readonly id: string;
  readonly entry: WireEntry;
  readonly marks?: Marks;
}

/** The rows that a rule lets through; all of them while there is none that can be read. */
export function filterWire(
  entries: readonly WireEntry[],
  filter: { readonly language: RuleLanguage; readonly rule: ReadRule } | null,
): readonly ShownEntry[] {
  const plan = filter?.rule.plan;
  if (!filter || !plan) return entries.map((entry) => ({ id: entry.key, entry }));
  return entries.flatMap((entry) => {
    if (entry.kind === 'return') return [];
    const marks = filter.language.match(plan, entry.story, () => textOf(entry.story));
    return marks ? [{ id: entry.key, entry, marks }] : [];
  });
}

/** What the page holds of a story: its body, author and categories stay on the server. */
const textOf = (story: WireStory) => ({ ...story, body: '', categories: [], author: '' });
