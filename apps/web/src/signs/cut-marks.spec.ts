import { cutMarks } from './cut-marks.js';

describe('cutting a text at its marks', () => {
  const text = 'Haftar leaves Moscow';

  it('marks exactly the spans', () => {
    expect(
      cutMarks(text, [
        { start: 14, end: 20 },
        { start: 0, end: 6 },
      ]),
    ).toEqual([
      { text: 'Haftar', marked: true },
      { text: ' leaves ', marked: false },
      { text: 'Moscow', marked: true },
    ]);
  });

  it('gives the whole text where there is nothing to mark', () => {
    expect(cutMarks(text, [])).toEqual([{ text, marked: false }]);
  });

  it.each([
    [
      'overlapping',
      [
        { start: 0, end: 13 },
        { start: 7, end: 20 },
      ],
    ],
    [
      'twice the same',
      [
        { start: 0, end: 6 },
        { start: 0, end: 6 },
      ],
    ],
    [
      'beyond the end',
      [
        { start: 14, end: 99 },
        { start: 50, end: 60 },
      ],
    ],
    ['empty', [{ start: 3, end: 3 }]],
  ])('never loses or doubles a character: %s', (_, spans) => {
    const joined = cutMarks(text, spans)
      .map((piece) => piece.text)
      .join('');
    expect(joined).toBe(text);
  });
});
