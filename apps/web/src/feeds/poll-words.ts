import type { AnswerOf } from '@app/contracts';
import { count } from '../words/count-words.js';

/** What a poll brought, as a sentence. */
export function pollWords({ outcome, kept, changed, error }: AnswerOf<'pollFeed'>): string {
  switch (outcome) {
    case 'failed':
      return error ? `The check failed. ${error.message}` : 'The check failed.';
    case 'not-modified':
      return 'Checked: the server says nothing has changed.';
    case 'nothing-new':
      return 'Checked: nothing new.';
    case 'new-items': {
      const parts = [
        ...(kept > 0 ? [`${count(kept, 'new story', 'new stories')}`] : []),
        ...(changed > 0 ? [`${count(changed, 'changed story', 'changed stories')}`] : []),
      ];
      return `Checked: ${parts.join(' and ')}.`;
    }
  }
}
