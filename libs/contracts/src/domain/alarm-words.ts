import type { AlarmNotice } from './feed.js';

const ALARM = {
  silent: 'is silent',
  burst: 'brings far more than usual',
  dead: 'can not be read',
  flashes: 'flashes too often',
} as const;
const CLEAR = {
  silent: 'brings stories again',
  burst: 'is as usual again',
  dead: 'can be read again',
  flashes: 'flashes as usual again',
} as const;

/** What a notice says of its feed, after the feed's name: `is silent`, `brings stories again`. */
export function alarmWords({ alarm, was }: Pick<AlarmNotice, 'alarm' | 'was'>): string {
  return alarm === null ? CLEAR[was ?? 'silent'] : ALARM[alarm.kind];
}
