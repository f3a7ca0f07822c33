import type { AnswerOf } from '@app/contracts';
import { count } from '../words/count-words.js';

/** A day of a feed, as the API gives it. */
export type FeedDay = AnswerOf<'listFeedDays'>['items'][number];

/** A bar in the drawing's own units. */
export interface Bar {
  readonly day: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Width of the drawing, the height of its two parts and the room between them, in its own units. */
export const CHART = { width: 320, stories: 72, gap: 12, failures: 20 } as const;
/** Between two bars. */
const SPACE = 2;
/** What is there can be seen, however little it is beside the most. */
const LEAST_HEIGHT = 2;

/** Bars of one measure, the tallest as high as there is room. @param bottom where they stand */
export function barsOf(
  days: readonly FeedDay[],
  measure: 'stories' | 'failures',
  bottom: number,
  height: number,
): Bar[] {
  const most = Math.max(1, ...days.map((day) => day[measure]));
  const step = CHART.width / Math.max(1, days.length);
  return days.flatMap((day, at) => {
    if (day[measure] === 0) return [];
    const tall = Math.max(LEAST_HEIGHT, (day[measure] / most) * height);
    return [{ day: day.day, x: at * step, y: bottom - tall, width: step - SPACE, height: tall }];
  });
}

/** What the drawing shows, in a sentence. */
export function chartWords(days: readonly FeedDay[]): string {
  const sum = (measure: 'stories' | 'polls' | 'failures') =>
    days.reduce((total, day) => total + day[measure], 0);
  const most = Math.max(0, ...days.map(({ stories }) => stories));
  const polls = sum('polls');
  return [
    `${count(sum('stories'), 'story', 'stories')} in ${count(days.length, 'day')}, ${most} at most on one day.`,
    polls === 0
      ? 'Not checked in this time.'
      : `${count(sum('failures'), 'check')} of ${polls.toLocaleString('en')} failed.`,
  ].join(' ');
}
