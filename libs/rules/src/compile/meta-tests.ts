import { cutWords } from '@app/text';
import { foldValue } from '../fold-value.js';
import { hostOf } from '../host-of.js';
import type { MetaTest } from '../plan.js';
import type { MetaFieldName } from '../query.js';
import { areFew, rowsOf, stepsOf } from './word-steps.js';

/** What a metadata field with this value asks; any one of the tests is enough. */
export function metaTests(field: MetaFieldName, value: string): readonly MetaTest[] {
  switch (field) {
    case 'author': {
      const words = cutWords(value);
      const steps = stepsOf(words);
      if (words.length > 0 && areFew(steps)) {
        return rowsOf(steps, ({ folded }) => folded).map((row) => ({ field, words: row }));
      }
      return [{ field, words: words.filter(({ places }) => places === 1).map(({ folded }) => folded) }];
    }
    case 'site':
      return [{ field, value: hostOf(value) }];
    case 'lang':
      return [{ field, value: foldValue(value).replaceAll('_', '-') }];
    default:
      return [{ field, value: foldValue(value) }];
  }
}
