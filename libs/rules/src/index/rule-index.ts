import type { StoryText } from '@app/contracts';
import { languageOf, stemLanguage } from '@app/text';
import type { Plan } from '../plan.js';
import { AnchorReview, anchorOf, ONE_OF_MANY, PLAN_SHIFT, TO_EVALUATE } from './anchors.js';
import { Atoms } from './atoms.js';
import { clausesOf } from './clauses.js';
import { withRoom } from './growable.js';
import { encodePlan, forEachAtom } from './plan-code.js';
import { PlanEvaluator } from './plan-evaluator.js';
import { PlanStore } from './plan-store.js';
import { ENTRY, Postings } from './postings.js';
import { StoryPlaces } from './story-places.js';
import { StoryReader } from './story-reader.js';

/** What an index holds. */
export interface RuleIndexStats {
  readonly rules: number;
  /** Different plans: equal ones are held once. */
  readonly plans: number;
  /** Different words, pairs of words and tests of metadata. */
  readonly atoms: number;
}

/**
 * Finds the rules that match a story, among a million, without looking at most of them.
 * Each plan is listed under the rarest atom that a story must have for it (the way of
 * Lucene Monitor's presearcher), with the next rarest beside it in the list. A story's
 * atoms lead to lists; most plans are decided by what stands in the list, the others
 * are evaluated. Rules may be added and removed between any two stories.
 */
export class RuleIndex {
  private readonly atoms = new Atoms();
  private readonly plans = new PlanStore();
  private readonly postings = new Postings();
  private readonly reader = new StoryReader(this.atoms);
  private readonly places = new StoryPlaces(this.reader);
  private readonly evaluator = new PlanEvaluator(this.reader, this.places);
  private readonly review = new AnchorReview(this.postings, this.atoms.counts, this.plans);

  private readonly planOf = new Map<string, number>();
  /** The rule of each plan, and the further rules of plans that several rules have. */
  private readonly owners: (string | undefined)[] = [];
  private readonly furtherOwners = new Map<number, Set<string>>();
  /** A bit for each plan, set where several rules have it: looked at for every match, and a set would not fit the processor's cache. */
  private shared = new Uint8Array(1024);

  /** The story for which each plan of many entries was last looked at. */
  private lookedAt = new Int32Array(1024);
  private story = 0;
  private matched = new Int32Array(1024);
  /** First and last offset of the lists of the story's atoms. */
  private listStarts = new Int32Array(1024);
  private listEnds = new Int32Array(1024);

  /** How many rules there are. */
  get size(): number {
    return this.planOf.size;
  }

  get stats(): RuleIndexStats {
    return { rules: this.planOf.size, plans: this.plans.size, atoms: this.atoms.counts.size };
  }

  /**
   * Adds a rule, or puts it in the place of the one with this id.
   * @throws RangeError for a plan that cannot be: NEAR over what has no place in a text
   */
  add(id: string, plan: Plan): void {
    const code = encodePlan(plan, this.atoms);
    const known = this.plans.find(code);
    const before = this.planOf.get(id);
    if (before !== undefined && before === known) return;
    this.own(known === 0 ? this.addPlan(code) : known, id);
    if (before !== undefined) this.disown(before, id);
  }

  /** Removes a rule. @returns whether there was one */
  remove(id: string): boolean {
    const plan = this.planOf.get(id);
    if (plan === undefined) return false;
    this.planOf.delete(id);
    this.disown(plan, id);
    return true;
  }

  /**
   * Makes ready for stories in a language. The first of them finds the stems of all words
   * of the rules, which for many rules takes longer than others may wait; this finds some.
   * @param language BCP 47 code
   * @param words how many at most: each takes some microseconds
   * @returns whether all is ready
   */
  prepare(language: string, words: number): boolean {
    return this.atoms.words.inflections.stemSome(stemLanguage(language), words);
  }

  /** The ids of the rules that match a story, in no order. */
  match(story: StoryText): string[] {
    const language = languageOf(story);
    const { reader } = this;
    this.story += 1;
    this.places.reset();
    reader.read(story, language);
    this.atoms.meta.forEachOf(story, language, (atom) => {
      reader.mark(atom);
    });
    const count = this.lookUp();
    const ids: string[] = [];
    for (let i = 0; i < count; i += 1) {
      const plan = this.matched[i]!;
      ids.push(this.owners[plan]!);
      if ((this.shared[plan >> 3]! & (1 << (plan & 7))) === 0) continue;
      for (const id of this.furtherOwners.get(plan)!) ids.push(id);
    }
    this.review.afterStory(reader.found, reader.foundCount);
    return ids;
  }

  /** Goes through the lists of the story's atoms. @returns how many plans match */
  private lookUp(): number {
    const { seen } = this.reader;
    const { data } = this.postings.pool;
    const listCount = this.findLists();
    let count = 0;
    for (let i = 0; i < listCount; i += 1) {
      const end = this.listEnds[i]!;
      for (let at = this.listStarts[i]!; at < end; at += ENTRY) {
        const second = data[at]!;
        if (second > 0 ? seen[second] === 0 : seen[-second] !== 0) continue;
        const third = data[at + 1]!;
        if (third > 0 ? seen[third] === 0 : seen[-third] !== 0) continue;
        const entry = data[at + 2]!;
        if ((entry & (ONE_OF_MANY | TO_EVALUATE)) !== 0 && !this.matches(entry)) continue;
        if (count === this.matched.length) this.matched = withRoom(this.matched, count + 1);
        this.matched[count] = entry >> PLAN_SHIFT;
        count += 1;
      }
    }
    return count;
  }

  /**
   * Finds the lists of the story's atoms, and looks at where each begins. They lie all over
   * the memory: in loops without decisions the processor fetches many of them at once.
   * @returns how many there are
   */
  private findLists(): number {
    const { found, foundCount } = this.reader;
    this.postings.reach(this.atoms.counts.end);
    const { lists, pool } = this.postings;
    this.listStarts = withRoom(this.listStarts, foundCount);
    this.listEnds = withRoom(this.listEnds, foundCount);
    const { listStarts, listEnds } = this;
    let count = 0;
    for (let i = 0; i < foundCount; i += 1) {
      const at = found[i]! * 2;
      const length = lists[at + 1]!;
      listStarts[count] = lists[at]!;
      listEnds[count] = lists[at]! + length;
      count += length > 0 ? 1 : 0;
    }
    let plans = 0;
    for (let i = 0; i < count; i += 1) plans |= pool.data[listStarts[i]! + ENTRY - 1]!;
    return plans === 0 ? 0 : count;
  }

  /** Whether an entry whose atoms are there makes its plan match, for the first time with this story. */
  private matches(entry: number): boolean {
    const plan = entry >> PLAN_SHIFT;
    if ((entry & ONE_OF_MANY) !== 0) {
      if (this.lookedAt[plan] === this.story) return false;
      this.lookedAt[plan] = this.story;
    }
    return (
      (entry & TO_EVALUATE) === 0 || this.evaluator.holds(this.plans.pool.data, this.plans.codeStart(plan))
    );
  }

  private addPlan(code: readonly number[]): number {
    const { counts, always } = this.atoms;
    forEachAtom(code, 0, code.length, (atom) => {
      counts.retain(atom);
    });
    const clauses = clausesOf(code, (atom) => counts.frequency(atom));
    const anchors = clauses.any.map((clause) => anchorOf(clause, counts, always));
    const plan = this.plans.add(
      code,
      anchors.map((anchor) => anchor.atom),
    );
    this.lookedAt = withRoom(this.lookedAt, plan + 1);
    this.shared = withRoom(this.shared, (plan >> 3) + 1);
    const many = anchors.length > 1 ? ONE_OF_MANY : 0;
    for (const { atom, second, third, whole } of anchors) {
      const evaluate = clauses.exact && whole ? 0 : TO_EVALUATE;
      this.postings.add(atom, second, third, (plan << PLAN_SHIFT) | many | evaluate);
    }
    return plan;
  }

  private removePlan(plan: number): void {
    for (const anchor of new Set(this.plans.anchors(plan))) this.postings.remove(anchor, plan, PLAN_SHIFT);
    const { data } = this.plans.pool;
    const atoms: number[] = [];
    forEachAtom(data, this.plans.codeStart(plan), this.plans.codeEnd(plan), (atom) => atoms.push(atom));
    this.plans.remove(plan);
    for (const atom of atoms) this.atoms.release(atom);
  }

  private own(plan: number, id: string): void {
    this.planOf.set(id, plan);
    if (this.owners[plan] === undefined) this.owners[plan] = id;
    else {
      const further = this.furtherOwners.get(plan);
      if (further === undefined) this.furtherOwners.set(plan, new Set([id]));
      else further.add(id);
      this.shared[plan >> 3]! |= 1 << (plan & 7);
    }
  }

  private disown(plan: number, id: string): void {
    const further = this.furtherOwners.get(plan);
    if (further === undefined) {
      this.owners[plan] = undefined;
      this.removePlan(plan);
      return;
    }
    if (this.owners[plan] === id) {
      const [next] = further;
      this.owners[plan] = next;
      further.delete(next!);
    } else further.delete(id);
    if (further.size > 0) return;
    this.furtherOwners.delete(plan);
    this.shared[plan >> 3]! &= ~(1 << (plan & 7));
  }
}
