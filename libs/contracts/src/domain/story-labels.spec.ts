import { labelsBeside } from './story-labels.js';

describe(labelsBeside.name, () => {
  it.each([
    ['Why the truce fails', ['OPINION']],
    ['Opinion: why the truce fails', []],
    ['[OPINION] Why the truce fails', []],
    ['Opinion | Why the truce fails', []],
    ['KOMMENTAR: Warum die Waffenruhe scheitert', ['OPINION']],
    // A word of the sentence labels nothing.
    ['Public opinion turns against the truce', ['OPINION']],
    ['Opinion polls: the truce is popular', ['OPINION']],
  ])('says of “%s” what the headline does not say itself', (title, beside) => {
    expect(labelsBeside({ title, labels: ['OPINION'] })).toEqual(beside);
  });

  it('says nothing where there is no label', () => {
    expect(labelsBeside({ title: 'Why the truce fails' })).toEqual([]);
  });
});
