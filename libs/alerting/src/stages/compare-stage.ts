import type { Attribution, NamedFact, Quantity, StageChange, StageFacts } from '@app/contracts';

/** From this much of what was told, the same quantity is another piece of news. */
export const RISE = 1.5;
/** What a rise is measured of: people. A magnitude is revised, and a percentage may be of anything. */
const PEOPLE: ReadonlySet<string> = new Set([
  'dead',
  'injured',
  'missing',
  'evacuated',
  'displaced',
  'arrested',
  'hostages',
]);

/**
 * Says what is new in a story against what was told of its event: first deaths, a rise by half or more of the same
 * quantity, another place, other actors, another who is said to be responsible, an official word for what was none.
 * @returns the weightiest first; empty where nothing is new
 */
export function compareStage(told: StageFacts, next: StageFacts): StageChange[] {
  return [
    ...compareDeaths(told, next),
    ...compareQuantities(told.quantities, next.quantities),
    ...compareResponsible(told, next),
    ...compareNames('place', told.places, next.places, told),
    ...compareNames('actors', told.actors, next.actors, told),
    ...compareSources(told, next),
  ];
}

function compareDeaths(told: StageFacts, next: StageFacts): StageChange[] {
  const [before, after] = [deadOf(told), deadOf(next)];
  if ((before?.high ?? 0) > 0 || told.uncounted.includes('dead')) return [];
  if ((after?.high ?? 0) === 0 && !next.uncounted.includes('dead')) return [];
  return [{ kind: 'first-deaths', before: null, after: after ?? null }];
}

const deadOf = ({ quantities }: StageFacts) => quantities.find(({ what }) => what === 'dead');

function compareQuantities(told: readonly Quantity[], next: readonly Quantity[]): StageChange[] {
  return next.flatMap((after): StageChange[] => {
    const before = told.find(({ what }) => what === after.what);
    if (before === undefined || before.high === 0 || !PEOPLE.has(after.what)) return [];
    // Where wires differ, what was told is the upper end: 12 after "9 to 12" is no rise.
    return after.high < before.high * RISE ? [] : [{ kind: 'quantity', before, after }];
  });
}

/** None of the names of the new headline was so much as mentioned in what was told. */
function compareNames(
  kind: 'place' | 'actors',
  before: readonly NamedFact[],
  after: readonly NamedFact[],
  told: StageFacts,
): StageChange[] {
  if (before.length === 0 || after.length === 0) return [];
  const known = new Set([...told.mentioned, ...before.map(({ key }) => key)]);
  return after.some(({ key }) => known.has(key)) ? [] : [{ kind, before, after }];
}

function compareResponsible(told: StageFacts, next: StageFacts): StageChange[] {
  const before = attributed(told, 'responsible');
  const known = new Set(before.map(({ key }) => key));
  const after = attributed(next, 'responsible').filter(({ key }) => !known.has(key));
  return after.length === 0 ? [] : [{ kind: 'attribution', before, after }];
}

/** What witnesses or reports said is now said by an office that should know. */
function compareSources(told: StageFacts, next: StageFacts): StageChange[] {
  const before = attributed(told, 'says');
  const after = attributed(next, 'says').filter(({ key }) => key === 'official');
  const wasOfficial = before.some(({ key }) => key === 'official');
  return before.length === 0 || wasOfficial || after.length === 0
    ? []
    : [{ kind: 'attribution', before, after }];
}

const attributed = ({ attribution }: StageFacts, asked: Attribution['role']) =>
  attribution.filter(({ role }) => role === asked);
