import type { Marks } from './story.js';

/** The way of a story to a person, in its order. */
export const TRACE_STEPS = ['fetched', 'kept', 'thread', 'words', 'policy', 'delivery'] as const;
export type TraceStepName = (typeof TRACE_STEPS)[number];

/** One step of the way. */
export interface TraceStep {
  readonly step: TraceStepName;
  /** ISO 8601 UTC; null where it did not come to it, or nobody wrote down when. */
  readonly at: string | null;
  /** What happened, in words. */
  readonly outcome: string;
  /** False where the story went no further for this person. */
  readonly passed: boolean;
}

/** What one rule found in the story. */
export interface TracedRule {
  readonly id: string;
  readonly name: string;
  readonly matched: boolean;
  readonly marks: Marks;
  /** The parts of the rule that the story does not meet, as the rule writes them. */
  readonly missing: readonly string[];
}

/** Why, or why not, a story reached a person. */
export interface Trace {
  readonly story: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly url: string;
    readonly source: string;
    readonly language: string;
    readonly thread: string | null;
  };
  readonly rules: readonly TracedRule[];
  readonly steps: readonly TraceStep[];
  /** The first step that it did not pass; null where it reached the person. */
  readonly stopped: { readonly step: TraceStepName; readonly why: string } | null;
  /** For staff: how many people were told of this version, and how many heard nothing of it. */
  readonly counts: { readonly told: number; readonly silent: number } | null;
}
