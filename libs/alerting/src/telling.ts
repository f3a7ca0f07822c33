import type { AlertNote, Kind, Priority } from '@app/contracts';
import type { AlertCause, ThreadReport, ToldVersion } from '@app/ports';

/** The row of the policy's table that a story version falls under for who is told. */
export type Row = 'new' | 'rise' | 'material' | 'other' | 'page' | 'correction' | 'hold' | 'release' | 'kill';

/** What a story version is to who is told, before it is decided how loud. */
export interface Event {
  readonly row: Row;
  readonly kind: Kind;
  readonly showsStoryId: string;
  readonly note: AlertNote;
  /** The versions that said what is now put right or taken back; empty where nothing is. */
  readonly wrong: readonly ToldVersion[];
  /** What makes it this row, for the trace. */
  readonly why: string;
}

/** Nothing is told, for a reason. */
export interface Nothing {
  readonly row: null;
  readonly why: string;
}

export const nothing = (why: string): Nothing => ({ row: null, why });

/** A rule as far as it decides what a story version is. */
export interface AskingRule {
  readonly settings: { readonly minimumWires: number; readonly unconfirmed: boolean };
  readonly matchedBefore: boolean;
}

/** The report of the story that was matched. */
export function ownReport({ storyId, reports }: AlertCause): ThreadReport | undefined {
  return reports.find((report) => report.storyId === storyId);
}

/** Flash and bulletin pass what measures how much is told. */
export const isPressing = (priority: Priority): boolean => priority === 'flash' || priority === 'bulletin';
