import { getDomainWithoutSuffix } from 'tldts';

/** As long as a feed's short name may be. */
const LONGEST = 40;

/**
 * A short name for a feed that nobody has named: its site's (`bbc` of feeds.bbci.co.uk
 * is `bbci`), with a number where that is taken.
 */
export function shortNameOf(url: string, taken: ReadonlySet<string>): string {
  const site = (getDomainWithoutSuffix(url) ?? '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  const base =
    site
      .replace(/^-+/, '')
      .slice(0, LONGEST - 6)
      .replace(/-+$/, '') || 'feed';
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) {
    const name = `${base}-${number}`;
    if (!taken.has(name)) return name;
  }
}
