import { DEFAULT_RULE_SETTINGS } from '@app/contracts';
import type { TopicRoom } from '@app/ports';
import { decideTopicAlert } from './decide-topic-alert.js';
import { cause, NIGHT, report, reportsBy, version } from './policy.fixture.js';

const room = (patch: Partial<TopicRoom> = {}): TopicRoom => ({
  settings: DEFAULT_RULE_SETTINGS,
  matched: true,
  matchedBefore: false,
  versions: [],
  ...patch,
});

describe('a topic’s room', () => {
  it('is told of a new thread at any hour, with who reports it and how sure it is', () => {
    expect(decideTopicAlert(cause(), room(), NIGHT)).toEqual({
      kind: 'new',
      showsStoryId: '1',
      wires: ['AFP'],
      standing: ['AFP'],
      confidence: 'one wire',
      note: {},
      reason: 'new, regular',
    });
  });

  it('waits for as many wires as the topic asks for', () => {
    const settings = { ...DEFAULT_RULE_SETTINGS, minimumWires: 2 };
    expect(decideTopicAlert(cause(), room({ settings }), NIGHT)).toMatchObject({ silent: true });
    const two = cause({ storyId: '2', reports: [report(), ...reportsBy('dpa')] });
    expect(decideTopicAlert(two, room({ settings }), NIGHT)).toMatchObject({ kind: 'new' });
  });

  it('goes on with a thread that it was told, though the topic matches no longer', () => {
    const told = room({ matched: false, versions: [version()] });
    expect(decideTopicAlert(cause({ kind: 'update', version: 2 }), told, NIGHT)).toMatchObject({
      kind: 'update',
    });
    expect(decideTopicAlert(cause(), room({ matched: false }), NIGHT)).toMatchObject({ silent: true });
  });

  it('hears what is taken back where it showed the story', () => {
    const kill = cause({ kind: 'kill', version: 2, reports: [report({ status: 'withdrawn' })] });
    expect(decideTopicAlert(kill, room({ versions: [version()] }), NIGHT)).toMatchObject({
      kind: 'kill',
      note: { standing: 'Withdrawn. Do not use it' },
    });
    const never = room({ versions: [version({ storyId: '2' })] });
    expect(decideTopicAlert(kill, never, NIGHT)).toMatchObject({ silent: true });
    expect(decideTopicAlert(kill, room(), NIGHT)).toMatchObject({ silent: true });
  });

  it('takes a correction that matches only now for a report', () => {
    const corrected = cause({ kind: 'correction', version: 2 });
    expect(decideTopicAlert(corrected, room(), NIGHT)).toMatchObject({ kind: 'new' });
    const told = room({ versions: [version({ storyId: '2' })] });
    expect(decideTopicAlert(corrected, told, NIGHT)).toMatchObject({ kind: 'update' });
  });
});
