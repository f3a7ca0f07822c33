import { cutWords } from '@app/text';
import * as fc from 'fast-check';
import { CarefulCuts } from './careful-cuts.js';
import { StoryCutter } from './story-cutter.js';
import { Token } from './story-tokens.js';
import { Vocabulary } from './vocabulary.js';
import { WordAtoms } from './word-atoms.js';

/** Whatever the two ways of cutting could see differently. */
const PIECES = [
  ...['a', 'B', 'ab', 'Led', 's', 'S', 'U', 'é', 'e\u0301', 'ß', 'ﬁ', 'ł', 'я', 'й', 'ก', '停', 'ァ', 'ｶﾞ'],
  ...['1', '23', '٣', '½', '²', '😀', '𠮷', '\u1100', '\u1161', '\u00ad', '\u200b', '㌀', 'x'.repeat(11)],
  ...['カ', '\u3099', '\uff9e', '\u094d', '\u20e3', '가', '\u11a8', '\u0338', '\ufe0f', 'l', 'Qu', '\u30fc'],
  ...['-', '-', '&', '‐', "'", '’', '´', 'ʼ', '.', '.', '…', '．', ',', '，', ' ', ' ', '\n', '/', '—', '_'],
];

const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''));

describe('StoryCutter', () => {
  const vocabulary = new Vocabulary(new WordAtoms(), '');
  const cutter = new StoryCutter();

  /** Entry and places of each word. */
  function cut(given: string): [number, number, number][] {
    cutter.cut(given, given.length, 7, vocabulary.cuts);
    vocabulary.lookUp(cutter.out);
    const { tokens, end } = cutter.out;
    return Array.from({ length: end / Token.stride }, (_, index) => {
      const at = index * Token.stride;
      return [tokens[at]!, tokens[at + Token.place]!, tokens[at + Token.placeEnd]!];
    });
  }

  it('cuts as cutWords does, whether it knows the words or not', () => {
    fc.assert(
      fc.property(text, (given) => {
        const words = cutWords(given).map(({ marked, position, places }) => [
          vocabulary.findForm(marked),
          7 + position,
          7 + position + places,
        ]);
        expect(cut(given)).toEqual(words);
        expect(cut(given)).toEqual(words);
      }),
      { numRuns: 5000 },
    );
  });

  it('gives words of different units different entries', () => {
    const words = ['a', 'aa', 'b', 'x'.repeat(10), 'x'.repeat(11), 'x'.repeat(12), `${'x'.repeat(11)}y`];
    expect(new Set(cut(words.join(' ')).map(([entry]) => entry)).size).toBe(words.length);
  });

  it('keeps cut stretches apart, however many there are', () => {
    const cuts = new CarefulCuts(vocabulary);
    for (let i = 0; i < 2000; i += 1) {
      const stretch = `l'${i}`;
      // All with one hash.
      expect(cuts.of(stretch, 0, stretch.length, 5)[3]).toBe(vocabulary.findForm(String(i)));
    }
  });
});
