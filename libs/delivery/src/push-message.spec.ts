import type { Alert, AlertSummary, Kind, SummaryItem } from '@app/contracts';
import { pushMessageOf, summaryMessageOf } from './push-message.js';

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
  confidence: 'two wires',
  silent: false,
  note: {},
  reason: 'new, regular: sounds',
  at: '2020-01-14T12:00:00.000Z',
});
const shown = (...of: Parameters<typeof alert>) =>
  pushMessageOf(alert(...of), 'https://alerts.example.org', 'Europe/Berlin').notification;
const LONG = 'Eleven states and four organisations were invited to the conference in Berlin on Sunday';

describe('a notification', () => {
  it.each<[Kind, string, string]>([
    ['new', 'Haftar leaves Moscow', 'dpa, AFP (two wires). Libya ceasefire'],
    ['update', 'Haftar leaves Moscow', 'dpa, AFP (two wires). Libya ceasefire'],
    ['correction', 'Correction: Haftar leaves Moscow', 'dpa corrects its story. Libya ceasefire'],
    ['release', 'Haftar leaves Moscow', 'dpa stands by its story again. Libya ceasefire'],
  ])('says first what a %s is', (kind, title, body) => {
    expect(shown(kind, 'Haftar leaves Moscow')).toMatchObject({ title, body });
  });

  it('says of what is withdrawn whether others stand by it, and what the reader was told when', () => {
    const told = { at: '2020-01-14T10:31:00.000Z', title: 'Haftar signs' };
    const kill = alert('kill', 'Haftar leaves Moscow');
    const none = { ...kill, standing: [], note: { told, standing: 'Withdrawn. Do not use it' } };
    expect(pushMessageOf(none, '', 'Europe/Berlin').notification).toMatchObject({
      title: 'Withdrawn: “Haftar leaves Moscow”',
      body: 'Withdrawn. Do not use it. You were told at 11:31: “Haftar signs”. Libya ceasefire',
    });
    const standing = 'dpa has withdrawn its report. AFP still reports it';
    const some = { ...kill, standing: ['AFP'], note: { told, standing } };
    expect(pushMessageOf(some, '', 'Europe/Berlin').notification).toMatchObject({
      title: 'Haftar leaves Moscow',
      body: `${standing}. You were told at 11:31: “Haftar signs”. Libya ceasefire`,
    });
  });

  it('says the day as well where it was told on another, by the reader’s clock', () => {
    const told = { at: '2020-01-13T23:31:00.000Z', title: LONG };
    const kill = {
      ...alert('kill', 'Haftar'),
      standing: [],
      note: { told, standing: 'Withdrawn. Do not use it' },
    };
    const bodyIn = (timeZone: string) => pushMessageOf(kill, '', timeZone).notification.body;
    const quoted = '“Eleven states and four organisations were invited to the…”. Libya ceasefire';
    expect(bodyIn('Europe/Berlin')).toBe(`Withdrawn. Do not use it. You were told at 00:31: ${quoted}`);
    expect(bodyIn('UTC')).toBe(`Withdrawn. Do not use it. You were told on 13 January at 23:31: ${quoted}`);
  });

  it('names two rules and counts the rest', () => {
    const rules = ['Libya', 'Moscow', 'Haftar', 'Talks'].map((name, id) => ({ id: String(id), name }));
    const named = (count: number) =>
      pushMessageOf({ ...alert('new', 'Haftar'), rules: rules.slice(0, count) }, '', 'UTC').notification.body;
    expect(named(2)).toBe('dpa, AFP (two wires). Libya, Moscow');
    expect(named(4)).toBe('dpa, AFP (two wires). Libya, Moscow, also: 2 more');
  });

  it('says what is new against what the reader was told, and what is not confirmed', () => {
    const change = { ...alert('update', 'Flood'), note: { change: '12 dead becomes 31' } };
    expect(pushMessageOf(change, '', 'UTC').notification.body).toBe(
      '12 dead becomes 31. dpa, AFP (two wires). Libya ceasefire',
    );
    const single = { ...alert('new', 'Flood'), confidence: 'unconfirmed' } as const;
    expect(pushMessageOf(single, '', 'UTC').notification.title).toBe('Unconfirmed: Flood');
  });

  it('cuts a headline at a word, what stands around it included', () => {
    expect(shown('new', LONG).title).toBe('Eleven states and four organisations were invited to the…');
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

  it('says what is no news: an opinion, an analysis, what is paid for', () => {
    const opinion = { labels: ['OPINION'] };
    expect(shown('new', 'Why the truce fails', opinion).title).toBe('Opinion: Why the truce fails');
    expect(shown('new', 'Opinion: why the truce fails', opinion).title).toBe('Opinion: why the truce fails');
    expect(shown('update', LONG, opinion).title.length).toBeLessThanOrEqual(60);
  });

  it('names the notifications for which it stands since threads were merged', () => {
    const of = (mergedInto: readonly string[]) =>
      pushMessageOf(alert('update', 'Haftar leaves Moscow'), '', 'UTC', mergedInto).wirewatch;
    expect(of([])).toEqual({ alert: '17', version: 1 });
    expect(of(['18', '21'])).toEqual({ alert: '17', version: 1, aliases: ['alert-18', 'alert-21'] });
  });

  it('makes a sound where the policy says so', () => {
    const silent = { ...alert('new', 'Haftar leaves Moscow'), silent: true };
    expect(pushMessageOf(silent, '', 'UTC').notification.silent).toBe(true);
    expect(shown('update', 'Haftar leaves Moscow').silent).toBe(false);
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

describe('a summary’s notification', () => {
  const item = (title: string, patch: Partial<SummaryItem> = {}): SummaryItem => ({
    alert: '17',
    thread: '5',
    version: 1,
    kind: 'new',
    priority: 'regular',
    title,
    standing: ['dpa'],
    ...patch,
  });
  const summary = (items: readonly SummaryItem[], patch: Partial<AlertSummary> = {}): AlertSummary => ({
    id: '8',
    cursor: '99',
    into: 'quiet-hours',
    feed: null,
    items,
    silent: false,
    at: '2020-01-14T06:00:00.000Z',
    ...patch,
  });
  const told = (...of: Parameters<typeof summary>) =>
    summaryMessageOf(summary(...of), 'https://alerts.example.org').notification;

  it('says how many there are, and the first of them', () => {
    expect(told([item('Ferry aground'), item('Talks end')])).toEqual({
      title: 'While you were away: 2 alerts',
      body: 'Ferry aground · Talks end',
      navigate: 'https://alerts.example.org/alerts',
      tag: 'summary-8',
      silent: false,
    });
    const late = told([item('Ferry aground')], { into: 'late', feed: 'DW', silent: true });
    expect(late).toMatchObject({ title: 'While DW was out of reach: 1 event', silent: true });
  });

  it('says of what is put right or taken back that it is', () => {
    const items = [
      item('Talks end', { kind: 'correction' }),
      item('Haftar signs', { kind: 'kill', standing: [] }),
      item('Ferry aground', { kind: 'kill' }),
    ];
    expect(told(items).body).toBe('Correction: Talks end · Withdrawn: “Haftar signs” · Ferry aground');
  });

  it('shows headlines whole and counts those that don’t fit', () => {
    expect(told([item(LONG), item(LONG), item(LONG), item(LONG)]).body).toBe(
      `${LONG} · ${LONG} · also: 2 more`,
    );
    const { body } = told([item(LONG.repeat(4)), item('Talks end')]);
    expect(body.length).toBeLessThanOrEqual(200);
    expect(body).toMatch(/… · also: 1 more$/u);
  });
});
