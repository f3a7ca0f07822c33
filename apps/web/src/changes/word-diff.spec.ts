import { diffWords, isRewritten } from './word-diff.js';

describe('what changed, word by word', () => {
  it('strikes the old number and shows the new', () => {
    expect(diffWords('12 dead in Banda quake', '31 dead in Banda quake')).toEqual([
      { kind: 'removed', text: '12 ' },
      { kind: 'added', text: '31 ' },
      { kind: 'same', text: 'dead in Banda quake' },
    ]);
  });

  it('gives back both texts when its pieces are joined', () => {
    const before = 'Haftar asked for one more day, says ministry';
    const after = 'Haftar asked for two more days, says the ministry';
    const changes = diffWords(before, after);
    const join = (without: string) =>
      changes
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join('');
    expect(join('removed')).toBe(after);
    expect(join('added').trim()).toBe(before);
  });

  it('finds nothing to tell in equal texts', () => {
    expect(diffWords('The same.', 'The same.')).toEqual([{ kind: 'same', text: 'The same.' }]);
  });

  it('knows a text that was written anew', () => {
    expect(isRewritten(diffWords('Talks go on in Moscow', 'Haftar leaves without signing'))).toBe(true);
    expect(isRewritten(diffWords('12 dead in Banda quake', '31 dead in Banda quake'))).toBe(false);
  });
});
