import { isIos, pushState } from './push-state.js';
import type { PushFacts } from './push-state.js';

const ready: PushFacts = {
  secure: true,
  capable: true,
  ios: false,
  installed: false,
  permission: 'granted',
  registered: true,
  failure: null,
};
const stateOf = (facts: Partial<PushFacts>) => pushState({ ...ready, ...facts }).kind;

describe('the state of notifications', () => {
  it.each<[string, Partial<PushFacts>, ReturnType<typeof stateOf>]>([
    ['everything is in place', {}, 'on'],
    ['allowed but switched off here', { registered: false }, 'off'],
    ['the registration is still looked up', { registered: null }, 'looking'],
    ['nobody has been asked', { permission: 'default', registered: false }, 'ask'],
    ['nobody has been asked, and nothing looked up yet', { permission: 'default', registered: null }, 'ask'],
    ['the person said no', { permission: 'denied', registered: false }, 'denied'],
    ['a browser without push', { capable: false, permission: 'default', registered: false }, 'unsupported'],
    ['plain http on another machine', { secure: false, capable: false, registered: false }, 'insecure'],
    ['Safari on an iPhone', { ios: true, capable: false, permission: 'default' }, 'install-first'],
    ['the installed app on an iPhone', { ios: true, installed: true, permission: 'default' }, 'ask'],
    ['the push service refused', { registered: false, failure: 'It did not answer.' }, 'failed'],
    [
      'it was refused, and then the person said no',
      { permission: 'denied', failure: 'It did not answer.' },
      'denied',
    ],
  ])('%s', (_, facts, kind) => {
    expect(stateOf(facts)).toBe(kind);
  });

  it('tells an iPad from a Mac by its touch screen', () => {
    const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15';
    expect([isIos(mac, 5), isIos(mac, 0)]).toEqual([true, false]);
    expect(isIos('Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)', 5)).toBe(true);
  });
});
