import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds: from a socket's milliseconds to a poll's half minute. */
const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What /metrics shows. */
export const registry = new Registry();

/** Every metric that Wirewatch keeps, named once. */
export const metrics = {
  polls: new Counter({
    name: 'wirewatch_polls_total',
    help: 'Polls by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  }),
  pollSeconds: new Histogram({
    name: 'wirewatch_poll_seconds',
    help: 'Time of a poll, fetch to kept',
    buckets: DURATION_BUCKETS,
    registers: [registry],
  }),
  storiesKept: new Counter({
    name: 'wirewatch_stories_kept_total',
    help: 'Story versions kept',
    labelNames: ['outcome'],
    registers: [registry],
  }),
  storiesMatched: new Counter({
    name: 'wirewatch_stories_matched_total',
    help: 'Story versions matched',
    registers: [registry],
  }),
  matchSeconds: new Histogram({
    name: 'wirewatch_match_seconds',
    help: 'Time to match and record one story',
    buckets: DURATION_BUCKETS,
    registers: [registry],
  }),
  alertsRaised: new Counter({
    name: 'wirewatch_alerts_raised_total',
    help: 'Alert versions recorded for people',
    registers: [registry],
  }),
  deliveries: new Counter({
    name: 'wirewatch_deliveries_total',
    help: 'Push attempts by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  }),
  deliverSeconds: new Histogram({
    name: 'wirewatch_deliver_seconds',
    help: 'Time of one push attempt',
    buckets: DURATION_BUCKETS,
    registers: [registry],
  }),
  sockets: new Gauge({ name: 'wirewatch_sockets', help: 'Open live connections', registers: [registry] }),
  jobFailures: new Counter({
    name: 'wirewatch_job_failures_total',
    help: 'Failed attempts of jobs',
    labelNames: ['queue', 'job'],
    registers: [registry],
  }),
} as const;

/** Adds memory, event loop and garbage collection of this process; once, by a server that serves /metrics. */
export function collectProcessMetrics(): void {
  collectDefaultMetrics({ register: registry });
}
