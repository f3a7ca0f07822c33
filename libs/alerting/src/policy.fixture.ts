import { DEFAULT_PREFERENCES, DEFAULT_RULE_SETTINGS, NO_FACTS, type StageFacts } from '@app/contracts';
import type {
  AlertCause,
  AlertVerdict,
  ConcernedPerson,
  Folded,
  FollowedRule,
  Silence,
  ThreadReport,
  ToldThread,
  ToldVersion,
} from '@app/ports';
import { decideAlert } from './decide-alert.js';

/** 12:31 on a Wednesday in Berlin. */
export const NOON = new Date('2020-01-15T11:31:00.000Z');
/** 02:00 that night in Berlin. */
export const NIGHT = new Date('2020-01-16T01:00:00.000Z');
/** When Berlin's quiet hours of that night end. */
export const MORNING = '2020-01-16T06:00:00.000Z';

export const minutes = (count: number, from = NOON): Date => new Date(from.getTime() + count * 60_000);

export const dead = (low: number, high = low): StageFacts => ({
  ...NO_FACTS,
  quantities: [{ what: 'dead', low, high }],
});

/** AFP's story 1 says that Haftar left, on its own. */
export const report = (patch: Partial<ThreadReport> = {}): ThreadReport => ({
  storyId: '1',
  version: 1,
  notice: false,
  reporter: 'AFP',
  leansOn: [],
  copyOf: null,
  status: 'standing',
  title: 'Haftar leaves Moscow without signing',
  at: NOON.toISOString(),
  facts: NO_FACTS,
  ...patch,
});

/** Other wires' reports of the same, as stories 2, 3, … */
export const reportsBy = (...wires: string[]): ThreadReport[] =>
  wires.map((reporter, at) =>
    report({ storyId: String(at + 2), reporter, title: `Haftar gone, says ${reporter}` }),
  );

export const cause = (patch: Partial<AlertCause> = {}): AlertCause => ({
  storyId: '1',
  version: 1,
  aboutStoryId: patch.storyId ?? '1',
  threadId: '7',
  kind: 'new',
  priority: 'regular',
  revision: null,
  alertable: true,
  late: null,
  at: NOON.toISOString(),
  reports: [report()],
  ...patch,
});

export const rule = (patch: Partial<FollowedRule> = {}): FollowedRule => ({
  id: '5',
  name: 'Libya',
  settings: DEFAULT_RULE_SETTINGS,
  channels: ['live', 'push'],
  snoozedUntil: null,
  matchedBefore: false,
  lastSound: null,
  ...patch,
});

/** A rule that asks for several wires. */
export const asking = (minimumWires: number, unconfirmed = false): FollowedRule =>
  rule({ settings: { ...DEFAULT_RULE_SETTINGS, minimumWires, unconfirmed } });

/** Somebody in Berlin who sleeps at night and was told of nothing. */
export const person = (patch: Partial<ConcernedPerson> = {}): ConcernedPerson => ({
  personId: '9',
  rules: [rule()],
  told: null,
  preferences: {
    ...DEFAULT_PREFERENCES,
    timeZone: 'Europe/Berlin',
    quietHours: { from: '22:00', to: '07:00' },
  },
  spentToday: 0,
  ...patch,
});

export const preferring = (patch: Partial<ConcernedPerson['preferences']>): Partial<ConcernedPerson> => ({
  preferences: { ...person().preferences, ...patch },
});

export const version = (patch: Partial<ToldVersion> = {}): ToldVersion => ({
  version: 1,
  at: NOON.toISOString(),
  storyId: '1',
  aboutStoryId: patch.storyId ?? '1',
  kind: 'new',
  priority: 'regular',
  title: 'Haftar leaves Moscow without signing',
  facts: NO_FACTS,
  confidence: 'one wire',
  channels: ['live', 'push'],
  sounded: true,
  alerted: true,
  opened: false,
  ...patch,
});

export const told = (patch: Partial<ToldThread> = {}): ToldThread => ({
  alertId: '3',
  versions: [version()],
  rules: [rule()],
  endedAt: null,
  muted: false,
  waiting: null,
  ...patch,
});

/** Somebody who was told of the thread and whose rules don't match what comes now. */
export const follower = (
  thread: Partial<ToldThread> = {},
  patch: Partial<ConcernedPerson> = {},
): ConcernedPerson => person({ rules: [], told: told(thread), ...patch });

export const decide = decideAlert;

/** The verdict where there is one. */
export function verdictOf(...of: Parameters<typeof decideAlert>): AlertVerdict {
  const verdict = decideAlert(...of);
  if ('silent' in verdict) throw new Error(`Silent: ${verdict.reason}`);
  return verdict;
}

/** The reason for which nothing is told. */
export function silenceOf(...of: Parameters<typeof decideAlert>): Silence['reason'] {
  const verdict = decideAlert(...of);
  if (!('silent' in verdict)) throw new Error(`Told: ${verdict.reason}`);
  return verdict.reason;
}

/** How loud it is, in one word: `sounds`, `silent`, `gathered`, `none`, or what it is folded into. */
export function loudnessOf(...of: Parameters<typeof decideAlert>): string {
  const { carriage } = verdictOf(...of);
  if (carriage.kind === 'now') return carriage.sound ? 'sounds' : 'silent';
  return carriage.kind === 'folded' ? carriage.into : carriage.kind;
}

/** What a person has of a thread after a verdict, as storage keeps it. */
export function keep(
  thread: ToldThread | null,
  verdict: AlertVerdict,
  what: AlertCause,
  now: Date,
): ToldThread {
  const { carriage, kind, showsStoryId, confidence, channels } = verdict;
  const shown = what.reports.find(({ storyId }) => storyId === showsStoryId) ?? report();
  const versions: ToldVersion[] = [
    ...(thread?.versions ?? []),
    version({
      version: (thread?.versions.length ?? 0) + 1,
      at: now.toISOString(),
      storyId: showsStoryId,
      aboutStoryId: what.aboutStoryId,
      kind,
      priority: what.priority,
      confidence,
      channels,
      title: shown.title,
      facts: shown.facts,
      sounded: carriage.kind === 'now' && carriage.sound,
      alerted: carriage.kind === 'now',
    }),
  ];
  const waiting: Folded | null = carriage.kind === 'folded' ? carriage : null;
  return { alertId: '3', rules: [rule()], endedAt: null, muted: false, versions, waiting };
}
