/** Parts of an address that say nothing of who publishes. */
const SILENT = new Set([
  ...[
    'www',
    'rss',
    'feeds',
    'feed',
    'news',
    'xml',
    'api',
    'm',
    'amp',
    'co',
    'com',
    'org',
    'net',
    'gov',
    'ac',
  ],
]);

/** A short name for a feed from its address: the publisher's part of the host, numbered where taken. */
export function suggestName(url: string, taken: readonly string[]): string {
  if (!URL.canParse(url)) return '';
  const { hostname } = new URL(url);
  // The numbers of an address tell nobody anything.
  if (/^[\d.]+$|^\[/.test(hostname)) return '';
  const parts = hostname.split('.').slice(0, -1);
  const telling = parts.filter((part) => !SILENT.has(part)).at(-1) ?? parts.at(-1) ?? '';
  const name = telling
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+/, '')
    .slice(0, 36);
  if (name === '') return '';
  let free = name;
  for (let number = 2; taken.includes(free); number += 1) free = `${name}-${number}`;
  return free;
}

/** An address as typed, with the scheme that people leave out. */
export function withScheme(typed: string): string {
  const text = typed.trim();
  return text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
}
