import type { StoryFeatures } from './story-features.js';
import { termsOf } from './story-vector.js';
import { TermTable } from './term-table.js';

/** The terms of the last stories, each story counted once: what is rare is remembered longer than the stories. */
export class TermCounts {
  readonly table = new TermTable();
  /** Terms of the stories counted, by id, oldest first. */
  private readonly counted = new Map<string, Uint32Array>();

  /** @param limit stories counted at most */
  constructor(private readonly limit: number) {}

  /**
   * Counts a story; one that was counted is passed over.
   * @param isHeld whether a story is compared with others, so that the numbers of its terms must stay its own
   */
  count(id: string, features: StoryFeatures, isHeld: (id: string) => boolean): void {
    if (this.counted.has(id)) return;
    this.counted.set(id, this.table.count(termsOf(features)));
    if (this.counted.size <= this.limit) return;
    const [oldest, terms] = this.counted.entries().next().value!;
    if (isHeld(oldest)) return;
    this.counted.delete(oldest);
    this.table.discount(terms);
  }
}
