import { setImmediate } from 'node:timers/promises';
import type { Story } from '@app/contracts';
import type { StoryStore } from '@app/ports';
import { narrowingOf, RuleIndex } from '@app/rules';
import type { Plan } from '@app/rules';

/** A place in the order of the archive: newest first, then by id. */
export interface StoryPlace {
  readonly published: string;
  readonly id: string;
}

/** What is looked for, and where. */
export interface LookBack {
  /** Null: every story. */
  readonly plan: Plan | null;
  /** Not further back than this. */
  readonly since?: Date;
  /** Only stories after this place in the order. */
  readonly before?: StoryPlace;
  /** Whether what is for staff alone is looked at, too. */
  readonly forStaff?: boolean;
}

/** How a look back ended. */
export type LookBackEnd =
  /** Every story there is was looked at. */
  | { readonly kind: 'complete' }
  /** The taker had enough. */
  | { readonly kind: 'enough' }
  /** The budget was spent; the last story looked at stood here. */
  | { readonly kind: 'spent'; readonly last: StoryPlace };

/**
 * Stories that one answer may look at: of a very common word only the newest are. Each
 * costs about 0.1 ms, so that an answer takes about a second at most.
 */
const STORIES_LOOKED_AT = 8_000;
/** Stories in the first batch and in each later one: the first page comes fast, the rest in few queries. */
const FIRST_BATCH = 200;
const BATCH = 2_000;
/** Stories held against the rule before other work gets its turn: a few milliseconds. */
const STORIES_A_TURN = 50;

/**
 * Goes back through the archive, newest first: the database narrows the stories, and each
 * of them is held against the rule itself, as the match stage does it.
 * @param take gets every story that matches; false is enough
 */
export async function lookBack(
  stories: StoryStore,
  { plan, since, before, forStaff = false }: LookBack,
  take: (story: Story) => boolean,
): Promise<LookBackEnd> {
  const narrowing = plan === null ? ({ kind: 'all' } as const) : narrowingOf(plan);
  const matches = plan === null ? () => true : matcherOf(plan);
  let place = before;
  for (let looked = 0; looked < STORIES_LOOKED_AT;) {
    const limit = Math.min(looked === 0 ? FIRST_BATCH : BATCH, STORIES_LOOKED_AT - looked);
    const batch = await stories.find({
      narrowing,
      limit,
      forStaff,
      ...(since === undefined ? {} : { since }),
      ...(place === undefined ? {} : { before: place }),
    });
    for (const [index, story] of batch.entries()) {
      if (matches(story) && !take(story)) return { kind: 'enough' };
      if (index % STORIES_A_TURN === STORIES_A_TURN - 1) await setImmediate();
    }
    if (batch.length < limit) return { kind: 'complete' };
    looked += batch.length;
    const { published, id } = batch[batch.length - 1]!;
    place = { published, id };
  }
  return { kind: 'spent', last: place! };
}

/** Whether a story matches one rule: through the rule index, which is faster than plain evaluation. */
function matcherOf(plan: Plan): (story: Story) => boolean {
  const index = new RuleIndex();
  index.add('rule', plan);
  return (story) => index.match(story).length > 0;
}
