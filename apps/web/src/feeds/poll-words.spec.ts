import { pollWords } from './poll-words.js';

describe('what a poll brought', () => {
  it('counts new and changed stories', () => {
    expect(pollWords({ outcome: 'new-items', kept: 3, changed: 1 })).toBe(
      'Checked: 3 new stories and 1 changed story.',
    );
    expect(pollWords({ outcome: 'new-items', kept: 1, changed: 0 })).toBe('Checked: 1 new story.');
  });

  it('says why it failed', () => {
    const error = { code: 'timeout', message: 'The server did not answer within 10 s.' } as const;
    expect(pollWords({ outcome: 'failed', kept: 0, changed: 0, error })).toBe(
      'The check failed. The server did not answer within 10 s.',
    );
  });
});
