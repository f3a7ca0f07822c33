import type { IndexWords, KeptVersion } from './stories.port.js';

/** Stories that are for staff only for a time. */
export abstract class EmbargoStore {
  /** Shows an embargoed story version to the newsroom, once, and lets staff find it in the archive. */
  abstract showDesk(version: KeptVersion, words: IndexWords): Promise<void>;
  /** Ends the embargoes that are over by then. @returns the versions to match now */
  abstract lift(now: Date, limit: number): Promise<KeptVersion[]>;
  /** Ends the embargoes of a story on staff's word. @returns the versions to match; none where it has no embargo */
  abstract release(storyId: string, now: Date): Promise<KeptVersion[]>;
}
