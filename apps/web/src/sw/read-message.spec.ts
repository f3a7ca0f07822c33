import type { PushMessage } from '@app/contracts';
import { ownAddress, readMessage } from './read-message.js';

const origin = 'https://wirewatch.example';
const message: PushMessage = {
  web_push: 8030,
  notification: {
    title: 'Haftar leaves Moscow without signing',
    body: 'AFP, Reuters',
    navigate: `${origin}/threads/7`,
    tag: 'alert-12',
    lang: 'en',
    silent: true,
  },
  wirewatch: { alert: '12', version: 2 },
};

describe('reading a push', () => {
  it('shows what the message says', () => {
    expect(readMessage(JSON.stringify(message), origin)).toEqual({
      title: 'Haftar leaves Moscow without signing',
      body: 'AFP, Reuters',
      navigate: `${origin}/threads/7`,
      tag: 'alert-12',
      aliases: [],
      lang: 'en',
      silent: true,
      shown: { alert: '12', version: 2 },
    });
  });

  it('names the notifications for which it stands, and nothing that is no tag', () => {
    const aliasesOf = (aliases: unknown) =>
      readMessage(JSON.stringify({ ...message, wirewatch: { alert: '12', version: 2, aliases } }), origin)
        .aliases;
    expect(aliasesOf(['alert-14', 7, 'alert-15'])).toEqual(['alert-14', 'alert-15']);
    expect(aliasesOf('alert-14')).toEqual([]);
  });

  it.each([
    ['no data', null],
    ['no JSON', 'hello'],
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '[]'],
    ['no notification', '{"web_push":8030}'],
    ['a notification that is null', '{"notification":null}'],
    ['no title', '{"notification":{"body":"x"}}'],
    ['a title that is no text', '{"notification":{"title":7}}'],
  ])('shows something honest for %s', (_, text) => {
    const shown = readMessage(text, origin);
    expect(shown.title).toBe('Wirewatch has something new');
    expect(shown.navigate).toBe(`${origin}/alerts`);
    expect(shown.shown).toBeNull();
  });

  it('takes a thread that a worker names under its own address onto this site', () => {
    const ofWorker = {
      ...message,
      notification: { ...message.notification, navigate: 'http://127.0.0.1:3001/threads/7' },
    };
    expect(readMessage(JSON.stringify(ofWorker), origin).navigate).toBe(`${origin}/threads/7`);
  });

  it('never leads to another site', () => {
    const foreign = {
      ...message,
      notification: { ...message.notification, navigate: 'https://elsewhere.example/' },
    };
    expect(readMessage(JSON.stringify(foreign), origin).navigate).toBe(`${origin}/alerts`);
    expect(ownAddress('javascript:alert(1)', origin)).toBeNull();
    expect(ownAddress('//elsewhere.example/x', origin)).toBeNull();
    expect(ownAddress('http://[', origin)).toBeNull();
    expect(ownAddress('/threads/7', origin)).toBe(`${origin}/threads/7`);
  });
});
