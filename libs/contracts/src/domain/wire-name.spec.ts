import { wireName } from './wire-name.js';

describe('the name of a wire', () => {
  it.each([
    ['afp', 'AFP'],
    ['reuters', 'Reuters'],
    ['dpa', 'dpa'],
    ['dpa-afx', 'dpa-AFX'],
  ])('is written for %s as the agency does: %s', (typed, shown) => expect(wireName(typed)).toBe(shown));

  it.each(['AFP', 'REUTERS', 'Our own desk', 'demo-north'])('stays as it was typed for %s', (typed) =>
    expect(wireName(typed)).toBe(typed),
  );
});
