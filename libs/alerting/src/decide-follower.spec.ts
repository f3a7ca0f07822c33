import type { Follower, MatchedStory } from '@app/ports';
import { DEFAULT_PREFERENCES, DEFAULT_RULE_SETTINGS } from '@app/contracts';
import { decideFollower } from './decide-follower.js';

const matched = (change: Partial<MatchedStory> = {}): MatchedStory => ({
  storyId: '7',
  version: 1,
  kind: 'new',
  threadId: '3',
  alertable: true,
  wires: ['dpa'],
  standing: ['dpa'],
  story: {
    id: '7',
    title: 'Ferry aground off Port Amber',
    summary: '',
    url: 'https://example.org/7',
    source: 'dpa',
    wires: ['dpa'],
    priority: 'regular',
    published: '2026-01-14T09:00:00.000Z',
    marks: {},
    demo: false,
  },
  ...change,
});

const follower = (change: Partial<Follower> = {}): Follower => ({
  personId: '1',
  rules: [{ id: '5', name: 'Ferries', settings: DEFAULT_RULE_SETTINGS }],
  channels: ['live', 'push'],
  told: null,
  preferences: DEFAULT_PREFERENCES,
  ...change,
});

const told = { alertId: '9', version: 1, kind: 'new' } as const;

describe('decideFollower', () => {
  it('raises a new alert that names every rule, on the channels of the follower', () => {
    const rules = [
      { id: '5', name: 'Ferries', settings: DEFAULT_RULE_SETTINGS },
      { id: '6', name: 'Amber', settings: DEFAULT_RULE_SETTINGS },
    ];
    expect(decideFollower(matched(), follower({ rules }))).toEqual({
      personId: '1',
      kind: 'new',
      rules: [
        { id: '5', name: 'Ferries' },
        { id: '6', name: 'Amber' },
      ],
      channels: ['live', 'push'],
      reason: 'new thread',
    });
  });

  it('says nothing of what fills the archive', () => {
    expect(decideFollower(matched({ alertable: false }), follower())).toBeNull();
  });

  it.each(['hold', 'release', 'kill'] as const)('says nothing of a %s to who was never told', (kind) => {
    expect(decideFollower(matched({ kind }), follower())).toBeNull();
  });

  it.each(['update', 'correction'] as const)('brings an %s as new to who was never told', (kind) => {
    expect(decideFollower(matched({ kind }), follower())?.kind).toBe('new');
  });

  it.each(['update', 'correction', 'hold', 'release', 'kill'] as const)(
    'brings a %s to who was told, whatever its date',
    (kind) => {
      expect(decideFollower(matched({ kind, alertable: false }), follower({ told }))?.kind).toBe(kind);
    },
  );

  it('brings a further report of a told thread as an update', () => {
    expect(decideFollower(matched(), follower({ told }))?.kind).toBe('update');
  });

  it('brings a new version of a told thread, whatever its date, but no report out of an archive', () => {
    const archived = matched({ alertable: false });
    expect(decideFollower({ ...archived, version: 2 }, follower({ told }))?.kind).toBe('update');
    expect(decideFollower(archived, follower({ told }))).toBeNull();
  });

  it('takes a story that no wire is known of as one source', () => {
    expect(decideFollower(matched({ wires: [], standing: [] }), follower())?.kind).toBe('new');
  });

  it('waits for a second wire where the rule asks for two', () => {
    const rules = [{ id: '5', name: 'Ferries', settings: { ...DEFAULT_RULE_SETTINGS, minimumWires: 2 } }];
    expect(decideFollower(matched(), follower({ rules }))).toBeNull();
    const two = matched({ wires: ['dpa', 'afp'], standing: ['dpa', 'afp'] });
    expect(decideFollower(two, follower({ rules }))?.kind).toBe('new');
  });
});
