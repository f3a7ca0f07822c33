import fc from 'fast-check';
import { hasStemBeginnings, stemBeginnings } from './stem-beginnings.js';
import { stemsOf } from './stems.js';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** What Snowball's English takes off, puts something for, or nearly does. */
const ENDINGS =
  'ies ied ying y s es ed edly ingly eedly ing e ability bility ibility ization izer ational tional ation ator alism aliti ality ally fully fulness ously ousness iveness ivity ency ancy ably entli ently logy logies li ly icate iciti icity ical ful ness ative alize ement ment ent ion tion sion bly lessly ancies'.split(
    ' ',
  );

const beginsWithOne = (word: string): boolean =>
  stemsOf({ folded: word, marked: word }, 'en').every((stem) =>
    stemBeginnings(stem, 'en')!.some((beginning) => word.startsWith(beginning)),
  );

describe('stemBeginnings', () => {
  it('gives beginnings that the words with a stem have', () => {
    expect(stemBeginnings('agenc', 'en')).toEqual(['agenc']);
    expect(stemBeginnings('agenci', 'en')).toEqual(['agenci', 'agency']);
    const words =
      'agency agencies sensibility enabling stopping hoping dying lying tying skies skis gently idly ugly early only singly news 1990s';
    expect(words.split(' ').filter((word) => !beginsWithOne(word))).toEqual([]);
  });

  it('holds for all words of up to three letters, and with every ending', () => {
    const roots = ['', ...LETTERS].flatMap((a) => LETTERS.map((b) => a + b));
    const words = [...roots.flatMap((root) => [...LETTERS, ...ENDINGS].map((end) => root + end)), ...LETTERS];
    expect(words.filter((word) => !beginsWithOne(word))).toEqual([]);
  });

  it('holds for whatever letters stand before whatever endings', () => {
    const root = fc.string({ unit: fc.constantFrom(...'aeiouybdglmnrstz7'), minLength: 1, maxLength: 7 });
    const ends = fc.array(fc.constantFrom(...ENDINGS), { maxLength: 3 });
    fc.assert(
      fc.property(root, ends, (letters, endings) => {
        expect(beginsWithOne(letters + endings.join(''))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('promises nothing where stems change what words begin with', () => {
    expect(hasStemBeginnings('ar')).toBe(false);
    expect(stemBeginnings('كتاب', 'ar')).toBeNull();
  });
});
