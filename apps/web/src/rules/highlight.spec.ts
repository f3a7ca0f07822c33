import { highlight, withFaults } from './highlight.js';

const kinds = (text: string) =>
  highlight(text)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('the colours of a rule', () => {
  it('tells operators, fields, phrases, lists, brackets and what is excluded', () => {
    expect(
      kinds('(@libya OR site:dw.com) "permanent truce" Haftar NEAR/8 Moscow -title:"live blog" -oil'),
    ).toEqual([
      ['bracket', '('],
      ['list', '@libya'],
      ['operator', 'OR'],
      ['field', 'site:'],
      ['bracket', ')'],
      ['phrase', '"permanent truce"'],
      ['operator', 'NEAR/8'],
      ['negation', '-title:"live blog"'],
      ['negation', '-oil'],
    ]);
  });

  it('leaves ordinary words alone: lower-case and, hyphens, times', () => {
    expect(kinds('cease-fire and 12:30 ORDER')).toEqual([]);
  });

  it.each(['', 'a', 'wire:reuter', '((a', '"open', '- x -', 'حفتر -نفط'])(
    'never loses a character of "%s"',
    (text) => {
      const joined = withFaults(text, [
        { start: 0, end: 2 },
        { start: 1, end: 4 },
        { start: 3, end: 3 },
      ])
        .map((stretch) => stretch.text)
        .join('');
      expect(joined).toBe(text);
    },
  );

  it('underlines exactly the place of a fault', () => {
    const faulty = withFaults('Libya wire:reuter', [{ start: 11, end: 17 }]).filter(
      (stretch) => stretch.faulty,
    );
    expect(faulty.map(({ text }) => text)).toEqual(['reuter']);
  });

  it('gives a fault without length the character before it', () => {
    const faulty = withFaults('Libya AND', [{ start: 9, end: 9 }]).filter((stretch) => stretch.faulty);
    expect(faulty.map(({ text }) => text)).toEqual(['D']);
  });
});
