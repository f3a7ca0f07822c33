import type { FeedRhythm } from '@app/contracts';
import { OCCASION_MS, type KnownTimes } from './rhythm.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const YEAR_HOURS = 365 * 24;
/** Items come at most so often, as far as occasions of {@link OCCASION_MS} can tell: that share of an hour was awake. */
const LEAST_LIVE = 0.05;
/** A rhythm by the hour needs two whole days, as days weigh in {@link FeedRhythm}, lest a first night look dead, */
const LEAST_DAYS = 1.8;
/** and so many occasions; slower feeds are judged by the times of their last items. */
const LEAST_BY_HOUR = 20;
/** Fewer gaps between items than this tell no rhythm. */
const LEAST_GAPS = 4;
/** What an hour takes over from its neighbours and from the whole day: so many days of theirs, */
const NEIGHBOURS_DAYS = 0.5;
const WHOLE_DAY_DAYS = 0.1;
/** but never more than so many occasions, lest a busy day deafen us to a quiet night. */
const MOST_TAKEN_OVER = 1;
/** Occasions as usual that a day of the week begins with. */
const WEEKDAY_PRIOR = 2;
/** After so long even the slowest rhythm by the hour has said all it can say. */
const LONGEST_MS = 28 * DAY_MS;

/** A silence held against a feed's rhythm. */
export interface Silence {
  /** The probability, 0 to 1, that a feed with this rhythm brings nothing for so long. */
  readonly chance: number;
  /** Occasions a year: so often a silence begins. */
  readonly perYear: number;
}

/**
 * How likely a feed is to be quiet between two moments. Its items are taken for a Poisson process
 * whose rate differs by the hour and the day of the week. The rate is not known, but estimated from
 * what was seen: a gamma distribution, so that the number of items is negative binomial and the
 * chance of none is (1 + expected / seen) ** -seen. The less is known, the less surprises.
 * Null where too little was seen.
 */
export function silenceOf({ itemTimes, rhythm }: KnownTimes, from: Date, to: Date): Silence | null {
  if (rhythm === undefined) return null;
  const total = rhythm.hours.reduce((sum, count) => sum + count, 0);
  if (total < LEAST_BY_HOUR) return slowSilence(itemTimes, to.getTime() - from.getTime());
  if (rhythm.days < LEAST_DAYS) return null;
  const rates = hourRates(rhythm, total);
  const { expected, variance } = expectation(rhythm, rates, from.getTime(), to.getTime());
  const perYear = (rates.reduce((sum, { mean }) => sum + mean, 0) / 24) * YEAR_HOURS;
  const seen = (expected * expected) / variance;
  return { chance: expected === 0 ? 1 : (1 + expected / seen) ** -seen, perYear };
}

/** Items an hour that are usual at this time; null where too little was seen. */
export function itemsPerHour(rhythm: FeedRhythm | undefined, at: Date): number | null {
  const total = rhythm?.hours.reduce((sum, count) => sum + count, 0) ?? 0;
  if (rhythm === undefined || total < LEAST_BY_HOUR || rhythm.days < LEAST_DAYS) return null;
  return hourRates(rhythm, total)[at.getUTCHours()]?.mean ?? null;
}

/** A rate an hour as it is known: gamma distributed. */
interface Rate {
  readonly mean: number;
  readonly variance: number;
}

/**
 * The rate of each hour of the day. While an occasion lasts, further items are not counted (a dead
 * time, as of a Geiger counter), so the rate is that of the time that was awake.
 */
function hourRates({ hours, days }: FeedRhythm, total: number): Rate[] {
  const liveOf = (count: number, hoursSeen: number): number =>
    Math.max(hoursSeen * LEAST_LIVE, hoursSeen - (count * OCCASION_MS) / HOUR_MS);
  const average = total / liveOf(total, 24 * days);
  return hours.map((count, hour) => {
    const around = [23, 0, 1].reduce((sum, offset) => sum + (hours[(hour + offset) % 24] ?? 0), 0);
    const near = around / liveOf(around, 3 * days);
    const [ofNear, ofDay] = [priorDays(near, NEIGHBOURS_DAYS), priorDays(average, WHOLE_DAY_DAYS)];
    const shape = count + near * ofNear + average * ofDay;
    const live = liveOf(count, days) + ofNear + ofDay;
    return { mean: shape / live, variance: shape / (live * live) };
  });
}

const priorDays = (rate: number, most: number): number =>
  rate * most > MOST_TAKEN_OVER ? MOST_TAKEN_OVER / rate : most;

/** How many occasions were to be expected, and how well that is known. */
function expectation(
  { week, hours, days }: FeedRhythm,
  rates: readonly Rate[],
  from: number,
  to: number,
): { expected: number; variance: number } {
  const ofDay = hours.reduce((sum, count) => sum + count, 0) / days;
  let [expected, variance] = [0, 0];
  for (let at = from; at < Math.min(to, from + LONGEST_MS);) {
    const midnight = (Math.floor(at / DAY_MS) + 1) * DAY_MS;
    const until = Math.min(to, midnight);
    const usual = between(rates, at, until);
    const day = week[new Date(at).getUTCDay()] ?? { occasions: 0, days: 0 };
    const known = day.occasions + WEEKDAY_PRIOR;
    const factor = known / (ofDay * day.days + WEEKDAY_PRIOR);
    expected += factor * usual.expected;
    variance += factor ** 2 * (usual.variance + usual.expected ** 2 / known);
    at = until;
  }
  return { expected, variance };
}

/** The same within one day, as if all days were alike. */
function between(rates: readonly Rate[], from: number, to: number): { expected: number; variance: number } {
  let [expected, variance] = [0, 0];
  for (let at = from; at < to;) {
    const until = Math.min(to, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
    const share = (until - at) / HOUR_MS;
    const rate = rates[new Date(at).getUTCHours()] ?? { mean: 0, variance: 0 };
    expected += share * rate.mean;
    variance += share ** 2 * rate.variance;
    at = until;
  }
  return { expected, variance };
}

/** A feed that brings less than two a day: the times of its last items tell its rate, whatever the hour. */
function slowSilence(newestFirst: readonly string[], lasting: number): Silence | null {
  const times = newestFirst.map((time) => Date.parse(time));
  const [newest = 0, oldest = 0] = [times[0], times.at(-1)];
  const gaps = times.filter((time, at) => at > 0 && (times[at - 1] ?? time) - time >= OCCASION_MS).length;
  if (gaps < LEAST_GAPS) return null;
  const span = newest - oldest;
  return { chance: (1 + lasting / span) ** -gaps, perYear: (gaps / (span / HOUR_MS)) * YEAR_HOURS };
}
