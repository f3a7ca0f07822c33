import { stemBeginnings, stemsOf } from '@app/text';
import { sharedLines } from '../bench/match-stories.js';

const lines = sharedLines('match', 'stories.jsonl.gz');
if (lines === null) console.info('The shared data is not here: the words of real stories are left out.');

(lines === null ? describe.skip : describe)('stemBeginnings, over the words of real stories', () => {
  it('loses no word', () => {
    const words = new Set(lines!.flatMap((line) => line.toLowerCase().match(/[a-z0-9]+/g) ?? []));
    const lost = [...words].filter((word) =>
      stemsOf({ folded: word, marked: word }, 'en').some(
        (stem) => !stemBeginnings(stem, 'en')!.some((beginning) => word.startsWith(beginning)),
      ),
    );
    expect(lost).toEqual([]);
  });
});
