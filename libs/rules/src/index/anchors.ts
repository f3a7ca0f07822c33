import type { Clause } from './clauses.js';
import { ENTRY } from './postings.js';
import type { Postings } from './postings.js';
import type { AtomCounts } from './atom-counts.js';
import type { PlanStore } from './plan-store.js';

/** In an entry's last number, beside the plan: it has further entries. */
export const ONE_OF_MANY = 1;
/** In an entry's last number: its atoms do not suffice, the plan must be evaluated. */
export const TO_EVALUATE = 2;
export const PLAN_SHIFT = 2;

/** How an atom comes first: a second, a third (0: none, negative: must not be there). */
export interface Anchor {
  readonly atom: number;
  readonly second: number;
  readonly third: number;
  /** Whether the three say all of the clause. */
  readonly whole: boolean;
}

/** Anchors a clause on its rarest atom; the next rarest are asked for beside it. */
export function anchorOf(clause: Clause, counts: AtomCounts, always: number): Anchor {
  const required = [...clause.required];
  if (required.length > 1) required.sort((a, b) => counts.frequency(a) - counts.frequency(b));
  const atom = required[0] ?? always;
  const rest = required.slice(1);
  for (const forbidden of clause.forbidden) rest.push(-forbidden);
  return { atom, second: rest[0] ?? 0, third: rest[1] ?? 0, whole: rest.length <= 2 };
}

/** Stories after which anchors are first judged again; then after four times as many, and so on up to a limit. */
const FIRST_REVIEW = 16;
const REVIEW_FACTOR = 4;
const LONGEST_PAUSE = 16_384;
/** From so many stories all is learned, then from every so-manieth. */
const LEARN_ALL = 1024;
const LEARN_EVERY = 8;
/** A clause moves to an atom that is this much rarer. */
const WORTH_MOVING = 0.5;
/** Of all that looking through lists costs, lists that cost less than this share stay as they are. */
const WORTH_LOOKING = 1 / 4096;
/** Work on anchors after each story: an entry looked at is 1, one moved more. About 20 microseconds. */
const WORK_A_STORY = 400;
const MOVE_WORK = 10;

/**
 * Moves clauses to the atoms that turn out to be rarer in this installation's stories:
 * a little after each story, the costliest lists first.
 */
export class AnchorReview {
  private nextReview = FIRST_REVIEW;
  private stories = 0;
  /** Atoms whose lists are still to be looked at, costliest last. */
  private queue: number[] = [];
  private at = 0;

  constructor(
    private readonly postings: Postings,
    private readonly counts: AtomCounts,
    private readonly plans: PlanStore,
  ) {}

  /** @param atoms those that the story has, `count` of them */
  afterStory(atoms: Int32Array, count: number): void {
    this.stories += 1;
    if (this.stories < LEARN_ALL || this.stories % LEARN_EVERY === 0) this.counts.learn(atoms, count);
    if (this.stories === this.nextReview) {
      this.nextReview = Math.min(this.stories * REVIEW_FACTOR, this.stories + LONGEST_PAUSE);
      this.begin();
    }
    if (this.queue.length > 0) this.work();
  }

  private begin(): void {
    const { stories } = this.counts;
    const { lists } = this.postings;
    const end = Math.min(this.counts.end, lists.length >> 1);
    let least = 0;
    for (let atom = 1; atom < end; atom += 1) least += stories[atom]! * lists[atom * 2 + 1]!;
    least *= WORTH_LOOKING;
    const costly: { readonly atom: number; readonly cost: number }[] = [];
    for (let atom = 1; atom < end; atom += 1) {
      const cost = stories[atom]! * lists[atom * 2 + 1]!;
      if (cost > least) costly.push({ atom, cost });
    }
    this.queue = costly.sort((a, b) => a.cost - b.cost).map(({ atom }) => atom);
    this.at = 0;
  }

  private work(): void {
    let left = WORK_A_STORY;
    while (left > 0 && this.queue.length > 0) {
      const atom = this.queue[this.queue.length - 1]!;
      const frequency = this.counts.frequency(atom) * WORTH_MOVING;
      while (left > 0 && this.at < this.postings.lists[atom * 2 + 1]!) {
        left -= 1;
        if (this.move(atom, this.postings.lists[atom * 2]! + this.at, frequency)) left -= MOVE_WORK;
        else this.at += ENTRY;
      }
      if (this.at < this.postings.lists[atom * 2 + 1]!) return;
      this.queue.pop();
      this.at = 0;
    }
  }

  /** Moves an entry to its rarest atom if that is rarer than `frequency`; then another stands in its place. */
  private move(atom: number, at: number, frequency: number): boolean {
    const { data } = this.postings.pool;
    const second = data[at]!;
    const third = data[at + 1]!;
    const entry = data[at + 2]!;
    const rarest = third > 0 && this.counts.frequency(third) < this.counts.frequency(second) ? third : second;
    if (rarest <= 0 || this.counts.frequency(rarest) >= frequency) return false;
    this.postings.removeAt(atom, at);
    this.postings.add(rarest, rarest === second ? atom : second, rarest === second ? third : atom, entry);
    this.plans.moveAnchor(entry >> PLAN_SHIFT, atom, rarest);
    return true;
  }
}
