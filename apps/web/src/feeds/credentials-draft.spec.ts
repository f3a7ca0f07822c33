import { newFeedSchema } from '@app/contracts';
import { credentialsBody, untouched } from './credentials-draft.js';

describe('the credentials of a feed, as typed', () => {
  const typed = { user: 'desk', password: ' pass word', token: ' t0ken ', name: ' X-Key ', value: ' v ' };

  it('stay on the server where nobody touches them, and are none where there are none', () => {
    expect(credentialsBody(untouched(true))).toEqual({});
    expect(credentialsBody(untouched(false))).toEqual({ credentials: null });
  });

  it('are taken away on demand', () => {
    expect(credentialsBody({ ...untouched(true), kind: 'none' })).toEqual({ credentials: null });
  });

  it.each([
    ['basic', { kind: 'basic', user: 'desk', password: ' pass word' }],
    ['bearer', { kind: 'bearer', token: 't0ken' }],
    ['header', { kind: 'header', name: 'X-Key', value: 'v' }],
  ] as const)('are what the API takes: %s', (kind, credentials) => {
    const body = credentialsBody({ kind, ...typed });
    expect(body).toEqual({ credentials });
    expect(newFeedSchema.pick({ credentials: true }).safeParse(body).success).toBe(true);
  });
});
