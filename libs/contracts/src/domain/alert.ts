import type { Kind, Marks, Priority } from './story.js';

/** The story that an alert version shows. */
export interface AlertStory {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly url: string;
  readonly source: string;
  readonly wires: readonly string[];
  readonly priority: Priority;
  readonly published: string;
  readonly marks: Marks;
  readonly demo: boolean;
  /** BCP 47 code, so that pages and voices read the headline as what it is; absent or empty where unknown. */
  readonly language?: string;
  /** ANALYSIS, OPINION, SPONSORED: words to show beside the title; absent where there are none. */
  readonly labels?: readonly string[];
}

/** How sure an event is, by who reports it and who has withdrawn. */
export const CONFIDENCES = [
  'unconfirmed',
  'one wire',
  'two wires',
  'several wires',
  'one withdrew',
  'withdrawn',
] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What holds back the sound of an alert version that would make one, or lets it wait for a summary. */
export const HUSHES = [
  'pause',
  'quiet-hours',
  'budget',
  'late',
  'cooldown',
  'snooze',
  /** It sounded often today. */
  'often',
] as const;
export type Hush = (typeof HUSHES)[number];

/** What an alert version says beside its story; each part is absent where there is nothing to say. */
export interface AlertNote {
  /** What this person was told that is put right or taken back: when (ISO 8601 UTC) and in which words. */
  readonly told?: { readonly at: string; readonly title: string };
  /** The difference to what was told: "12 dead becomes 31". */
  readonly change?: string;
  /** Wires that took their report back, and so what still stands: "AFP has withdrawn its report. …". */
  readonly standing?: string;
}

/** One version of one alert: a thread brought to one person (or, in a topic's room, to its readers). */
export interface Alert {
  readonly id: string;
  /** Counts from 1. */
  readonly version: number;
  readonly cursor: string;
  readonly kind: Kind;
  /** The id of the thread that lives on, also where the alert's own was merged into it. */
  readonly thread: string;
  readonly story: AlertStory;
  readonly rules: readonly { readonly id: string; readonly name: string }[];
  /** Wires that reported it so far. */
  readonly wires: readonly string[];
  /** Those of them that have not withdrawn it. */
  readonly standing: readonly string[];
  readonly confidence: Confidence;
  /** Whether it came without a sound, or not by itself. */
  readonly silent: boolean;
  /** What held it back, and whether it waits for a summary; absent where nothing did, or it never sounds. */
  readonly hush?: { readonly by: Hush; readonly waits: boolean };
  readonly note: AlertNote;
  /** Why it came, and how: a row of the policy. */
  readonly reason: string;
  readonly at: string;
}

/** What folds several alerts into one: a night or a pause, a spent budget, a feed that was out of reach. */
export const FOLDS = ['quiet-hours', 'budget', 'late'] as const;
export type FoldInto = (typeof FOLDS)[number];

/** One alert in a summary, as its version was that was the last then. */
export interface SummaryItem {
  /** The alert's id. */
  readonly alert: string;
  readonly thread: string;
  readonly version: number;
  readonly kind: Kind;
  readonly priority: Priority;
  readonly title: string;
  readonly standing: readonly string[];
}

/** Several alerts told in one, once. */
export interface AlertSummary {
  readonly id: string;
  readonly cursor: string;
  readonly into: FoldInto;
  /** The title of the feed that was out of reach; null for other summaries. */
  readonly feed: string | null;
  /** What is put right first, then the most pressing. */
  readonly items: readonly SummaryItem[];
  readonly silent: boolean;
  readonly at: string;
}

/**
 * What became of a delivery. superseded: a later version went instead. unchanged: the device shows the same text
 * already.
 */
export const DELIVERY_STATES = ['pending', 'sent', 'failed', 'gone', 'superseded', 'unchanged'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
