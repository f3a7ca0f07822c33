import type { AlarmNotice } from '@app/contracts';
import { alarmMessageOf } from './alarm-message.js';

const notice = (given: Partial<AlarmNotice> = {}): AlarmNotice => ({
  id: '7',
  feed: { id: '12', name: 'dw', title: 'Deutsche Welle' },
  alarm: { kind: 'silent', since: '2026-01-10T12:00:00.000Z', reason: 'Usually a story every 50 s.' },
  was: null,
  at: '2026-01-10T12:14:00.000Z',
  ...given,
});
const shown = (given: Partial<AlarmNotice>) =>
  alarmMessageOf(notice(given), 'https://wirewatch.example').notification;

describe('what a notification says of a feed', () => {
  it('names the feed, what is wrong with it and what is usual, and leads to its page', () => {
    expect(shown({})).toEqual({
      title: 'Deutsche Welle is silent',
      body: 'Usually a story every 50 s.',
      navigate: 'https://wirewatch.example/admin/feeds',
      tag: 'feed-12',
      lang: 'en',
      silent: false,
    });
  });

  it('puts the all-clear in the alarm’s place, without a sound', () => {
    expect(shown({ alarm: null, was: 'dead' })).toMatchObject({
      title: 'Deutsche Welle can be read again',
      tag: 'feed-12',
      silent: true,
    });
  });

  it('cuts a long name, not what is wrong', () => {
    const { title } = shown({ feed: { id: '12', name: 'x', title: 'An agency '.repeat(20) } });
    expect(title.length).toBeLessThanOrEqual(60);
    expect(title).toMatch(/… is silent$/);
  });
});
