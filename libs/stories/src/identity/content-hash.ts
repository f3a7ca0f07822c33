import { createHash } from 'node:crypto';

/** The text by which a version of a story is known. */
export interface Content {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  /** ninjs pubstatus: the same text canceled is another version. */
  readonly pubStatus?: string;
}

/**
 * SHA-256 (hex) of everything that makes a version: title, summary and body, white space aside.
 * Links, dates, authors and categories are left out: they differ between two feeds of one
 * publisher, and nobody should be told again because of them.
 */
export function contentHash({ title, summary, body, pubStatus = 'usable' }: Content): string {
  const text = [title, summary, body].map((part) => part.normalize('NFC').replace(/\s+/g, ' ').trim());
  if (pubStatus !== 'usable') text.push(pubStatus);
  return createHash('sha256').update(text.join('\u0000')).digest('hex');
}
