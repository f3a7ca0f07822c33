import type { NewJob } from '@app/ports';

/** The jobs that bring notices of alarms to staff; `round` marks what the sweeper enqueues again. */
export function tellJobs(noticeIds: readonly string[], round?: number): NewJob<'tell-alarm'>[] {
  return noticeIds.map((noticeId) => ({
    name: 'tell-alarm',
    payload: { noticeId },
    id: `alarm-${noticeId}${round === undefined ? '' : `-r${round}`}`,
  }));
}

/** The job that sends the pushes of a notice; none where there are none. */
export function alarmPushJobs(pushIds: readonly string[], round?: number): NewJob<'push-alarm'>[] {
  if (pushIds.length === 0) return [];
  const suffix = round === undefined ? '' : `-r${round}`;
  return [
    { name: 'push-alarm', payload: { pushIds }, id: `alarmpush-${pushIds[0]}-${pushIds.at(-1)}${suffix}` },
  ];
}
