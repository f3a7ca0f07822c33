import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What matching cost; times in milliseconds. */
export interface MatchStats {
  readonly rules: number;
  readonly stories: number;
  readonly registerMs: number;
  readonly heapMb: number;
  readonly storiesPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Times what is done to each story. */
export class Stopwatch {
  private readonly times: number[] = [];

  /** Does something and adds the time it took. */
  time<T>(work: () => T): T {
    const start = performance.now();
    const result = work();
    this.times.push(performance.now() - start);
    return result;
  }

  get count(): number {
    return this.times.length;
  }

  /** How many a second, the time between them left out. */
  get perSecond(): number {
    const total = this.times.reduce((sum, time) => sum + time, 0);
    return total === 0 ? 0 : (this.times.length / total) * 1000;
  }

  /** The time under which this share of them stayed. */
  quantile(share: number): number {
    const sorted = Float64Array.from(this.times).sort();
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  }
}

/** Megabytes of heap and array buffers in use, after what is no longer used was collected. */
export function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** Puts a number as short as it may be read: four digits that count. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
