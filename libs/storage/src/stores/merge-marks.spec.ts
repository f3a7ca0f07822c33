import { mergeMarks } from './merge-marks.js';

describe('mergeMarks', () => {
  it('joins what overlaps, in order, field by field', () => {
    expect(
      mergeMarks([
        { title: [{ start: 10, end: 14 }], body: [{ start: 0, end: 3 }] },
        {
          title: [
            { start: 0, end: 5 },
            { start: 12, end: 20 },
            { start: 13, end: 15 },
          ],
        },
      ]),
    ).toEqual({
      title: [
        { start: 0, end: 5 },
        { start: 10, end: 20 },
      ],
      body: [{ start: 0, end: 3 }],
    });
  });

  it('keeps words side by side apart', () => {
    const spans = [
      { start: 0, end: 5 },
      { start: 5, end: 9 },
    ];
    expect(mergeMarks([{ title: spans }])).toEqual({ title: spans });
  });
});
