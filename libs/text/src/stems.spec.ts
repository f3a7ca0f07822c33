import { cutWords } from './cut-words.js';
import { stemsOf } from './stems.js';

const stems = (text: string, language: string) => stemsOf(cutWords(text)[0]!, language);
/** Whether a rule's word finds a story's word by one stem in common. */
const agree = (a: string, b: string, language: string) =>
  stems(a, language).some((stem) => stems(b, language).includes(stem));

describe('stemsOf', () => {
  it.each([
    ['en', 'ceasefire', 'Ceasefires'],
    ['en-GB', 'election', 'elections'],
    ['ru', 'война', 'Войны'],
    ['de', 'Wahl', 'Wahlen'],
    ['fr', 'élection', 'elections'],
    ['es', 'elección', 'elecciones'],
    ['sv', 'regering', 'regeringen'],
    ['nb', 'regjering', 'regjeringen'],
  ])('in %s, %s and %s have one in common', (language, a, b) => {
    expect(agree(a, b, language)).toBe(true);
  });

  it('gives the stem of the marked form, folded, and the stem of the folded form', () => {
    expect(stems('élève', 'fr')).toEqual(['elev']);
    expect(stems('maïs', 'fr')).toEqual(['mai', 'mais']);
  });

  it('keeps words apart that only another language would join', () => {
    expect(agree('elections', 'election', 'ru')).toBe(false);
  });

  it.each(['', 'xx', 'zh', 'constructor'])('gives none in the language "%s"', (language) => {
    expect(stems('elections', language)).toEqual([]);
  });
});
