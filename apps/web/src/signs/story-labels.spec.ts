import { labelsBeside } from './story-labels.js';

describe(labelsBeside.name, () => {
  it('says what the headline does not say itself', () => {
    expect(labelsBeside({ title: 'Why the truce fails', labels: ['OPINION'] })).toEqual(['OPINION']);
    expect(labelsBeside({ title: 'Opinion: why the truce fails', labels: ['OPINION'] })).toEqual([]);
    expect(labelsBeside({ title: 'KOMMENTAR: Warum', labels: ['OPINION'] })).toEqual(['OPINION']);
  });
});
