import type { Attribution, NamedFact, Quantity, StageChange } from '@app/contracts';

/** A quantity for people: "12 dead", "9 to 12 dead", "magnitude 6.1". */
export function quantityWords({ what, low, high }: Quantity): string {
  const span = spanWords(low, high);
  if (what === 'magnitude') return `magnitude ${span}`;
  return what === 'percent' ? `${span}%` : `${span} ${what}`;
}

/** A change for people: "12 dead becomes 31". */
export function changeWords(change: StageChange): string {
  switch (change.kind) {
    case 'first-deaths':
      return change.after === null ? 'first deaths' : `first deaths: ${quantityWords(change.after)}`;
    case 'quantity':
      return `${quantityWords(change.before)} becomes ${spanWords(change.after.low, change.after.high)}`;
    case 'place':
      return `now in ${nameWords(change.after)}`;
    case 'actors':
      return `now involves ${nameWords(change.after)}`;
    case 'attribution':
      return attributionWords(change.before, change.after);
  }
}

function attributionWords(before: readonly Attribution[], after: readonly Attribution[]): string {
  if (after.some(({ role }) => role === 'says')) return `now said by ${nameWords(after)}`;
  const responsible = `${nameWords(after)} said to be responsible`;
  return before.length === 0 ? responsible : `${responsible}, before ${nameWords(before)}`;
}

/** Names shown at most: it is a line in a notification. */
const SHOWN = 3;
const nameWords = (names: readonly NamedFact[]) =>
  names
    .slice(0, SHOWN)
    .map(({ shown }) => shown)
    .join(', ');

const spanWords = (low: number, high: number) =>
  low === high ? numberWords(low) : `${numberWords(low)} to ${numberWords(high)}`;
const numberWords = (number: number) => number.toLocaleString('en-US', { maximumFractionDigits: 1 });
