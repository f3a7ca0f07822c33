import type { TaughtTag, UnknownTag } from '@app/contracts';

/** Tags that admins taught beside the conventions' file, and words that look like tags and are unknown. */
export abstract class TagStore {
  /** In the order of their words. */
  abstract taught(): Promise<TaughtTag[]>;
  /** Adds or changes. @param by a person's id */
  abstract teach(tag: Omit<TaughtTag, 'at'>, by: string): Promise<TaughtTag>;
  /** False where it was not taught. */
  abstract forget(tag: string): Promise<boolean>;
  /** What nobody taught, the most frequent first. */
  abstract unknown(since: Date, limit: number): Promise<UnknownTag[]>;
}
