import type { MaterialChange, Quantity, StageFacts } from '@app/contracts';
import { compareStage } from './compare-stage.js';
import { changeWords } from './stage-words.js';

/**
 * Says whether a story brings so much new against what this person was last told that it may sound again.
 * @returns null where it doesn't
 */
export function materialChange(told: StageFacts, next: StageFacts): MaterialChange | null {
  const changes = compareStage(told, next);
  const [weightiest] = changes;
  return weightiest === undefined
    ? null
    : { kind: weightiest.kind, words: changes.map(changeWords).join('; ') };
}

/**
 * What a person knows who was told `told` and then `next`: the last quantities, and every name so far.
 */
export function addStageFacts(told: StageFacts, next: StageFacts): StageFacts {
  const counted = new Set(next.quantities.map(({ what }) => what));
  return {
    quantities: [...next.quantities, ...told.quantities.filter(({ what }) => !counted.has(what))],
    uncounted: [...new Set([...next.uncounted, ...told.uncounted])],
    places: unique([...next.places, ...told.places]),
    actors: unique([...next.actors, ...told.actors]),
    attribution: unique([...next.attribution, ...told.attribution]),
    mentioned: [...new Set([...next.mentioned, ...told.mentioned])].slice(0, MENTIONED),
  };
}

/** What several wires say of the same event at one time, each quantity from the lowest to the highest: "9 to 12 dead". */
export function spanQuantities(stories: readonly Pick<StageFacts, 'quantities'>[]): Quantity[] {
  const spans = new Map<string, Quantity>();
  for (const { what, low, high } of stories.flatMap(({ quantities }) => quantities)) {
    const span = spans.get(what);
    spans.set(what, {
      what,
      low: Math.min(low, span?.low ?? low),
      high: Math.max(high, span?.high ?? high),
    });
  }
  return [...spans.values()];
}

/** Names kept of what a person was told; a long thread names more than anyone remembers. */
const MENTIONED = 300;

const unique = <T extends { readonly key: string; readonly role?: string }>(facts: readonly T[]): T[] =>
  [...new Map(facts.toReversed().map((fact) => [`${fact.role} ${fact.key}`, fact])).values()].toReversed();
