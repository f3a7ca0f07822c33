import type { Alert, Kind } from '@app/contracts';
import { pushMessageOf } from './push-message.js';

const alert = (kind: Kind, title: string, story: Partial<Alert['story']> = {}): Alert => ({
  id: '17',
  version: 1,
  cursor: '99',
  kind,
  thread: '5',
  story: {
    id: '4',
    title,
    summary: '',
    url: 'https://wire.example/4',
    source: 'dpa-en',
    wires: ['dpa'],
    priority: 'regular',
    published: '2020-01-14T11:59:00.000Z',
    marks: {},
    demo: false,
    ...story,
  },
  rules: [{ id: '1', name: 'Libya ceasefire' }],
  wires: ['dpa', 'AFP'],
  standing: ['dpa', 'AFP'],
  at: '2020-01-14T12:00:00.000Z',
});
const shown = (...of: Parameters<typeof alert>) =>
  pushMessageOf(alert(...of), 'https://alerts.example.org').notification;
const LONG = 'Eleven states and four organisations were invited to the conference in Berlin on Sunday';

describe('a notification', () => {
  it.each<[Kind, string, string]>([
    ['new', 'Haftar leaves Moscow', 'dpa, AFP. Libya ceasefire'],
    ['update', 'Haftar leaves Moscow', 'dpa, AFP. Libya ceasefire'],
    ['correction', 'Correction: Haftar leaves Moscow', 'dpa corrects its story. Libya ceasefire'],
    ['kill', 'Withdrawn: “Haftar leaves Moscow”', 'dpa withdrew this. Do not use it. Libya ceasefire'],
    ['hold', 'On hold: Haftar leaves Moscow', 'dpa asks to wait: it is checking. Libya ceasefire'],
    ['release', 'Haftar leaves Moscow', 'dpa stands by its story again. Libya ceasefire'],
  ])('says first what a %s is', (kind, title, body) => {
    expect(shown(kind, 'Haftar leaves Moscow')).toMatchObject({ title, body });
  });

  it('cuts a headline at a word, what stands around it included', () => {
    expect(shown('new', LONG).title).toBe('Eleven states and four organisations were invited to the…');
    expect(shown('kill', LONG).title).toBe('Withdrawn: “Eleven states and four organisations were…”');
    for (const kind of ['new', 'update', 'correction', 'hold', 'kill'] as const) {
      expect(shown(kind, LONG, { demo: true }).title.length).toBeLessThanOrEqual(60);
    }
  });

  it('cuts where there is no space, and never through a letter', () => {
    const title = shown('new', '哈夫塔尔'.repeat(20)).title;
    expect(title).toHaveLength(60);
    expect(shown('new', '𠀀'.repeat(40)).title).toMatch(/^𠀀{29}…$/u);
  });

  it('labels an invented story before anything else', () => {
    expect(shown('correction', 'Haftar leaves Moscow', { demo: true }).title).toBe(
      'Demo: Correction: Haftar leaves Moscow',
    );
  });

  it('makes no sound for what only adds', () => {
    const silent = (['new', 'update', 'correction', 'hold', 'release', 'kill'] as const).filter(
      (kind) => shown(kind, 'Haftar leaves Moscow').silent,
    );
    expect(silent).toEqual(['update', 'release']);
  });

  it('has one tag for all versions and leads into Wirewatch', () => {
    expect(shown('update', 'Haftar leaves Moscow')).toMatchObject({
      tag: 'alert-17',
      navigate: 'https://alerts.example.org/threads/5',
    });
  });

  it('says its story’s language where it is known', () => {
    expect(shown('new', 'حفتر يغادر موسكو', { language: 'ar' }).lang).toBe('ar');
    expect(shown('new', 'Haftar', { language: '' })).not.toHaveProperty('lang');
  });
});
