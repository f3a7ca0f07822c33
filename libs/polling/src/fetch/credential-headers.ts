import type { FeedCredentials } from '@app/contracts';

/** The headers that a closed feed is asked with; none for an open one. */
export function credentialHeaders(credentials: FeedCredentials | undefined): Record<string, string> {
  switch (credentials?.kind) {
    case undefined:
      return {};
    case 'basic': {
      // RFC 7617, 2.1: UTF-8, which is ASCII for most.
      const pair = Buffer.from(`${credentials.user}:${credentials.password}`, 'utf8');
      return { authorization: `Basic ${pair.toString('base64')}` };
    }
    case 'bearer':
      return { authorization: `Bearer ${credentials.token}` };
    case 'header':
      return { [credentials.name.toLowerCase()]: credentials.value };
  }
}
