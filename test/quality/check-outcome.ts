import type { ParseOutcome } from '@app/polling';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What must hold of any document, however broken: the first thing that does not, or null. */
export function findFault(outcome: ParseOutcome): string | null {
  if (outcome.kind === 'not-a-feed') return /^[A-Z].*\.$/s.test(outcome.message) ? null : 'no sentence';
  const { link, items, problems } = outcome.feed;
  if (items.length > 2_000) return 'too many items';
  if (problems.length > 20) return 'too many problems';
  for (const item of items) {
    for (const time of [item.published, item.updated]) {
      if (time !== null && !TIME.test(time)) return `time ${time}`;
    }
    for (const address of [link, item.link]) {
      if (address !== '' && !/^https?:/i.test(address)) return `link ${address}`;
    }
    for (const line of [item.title, item.author, ...item.categories]) {
      if (/\n/.test(line) || line.length > 1_000) return `line ${JSON.stringify(line.slice(0, 100))}`;
    }
    if (item.categories.length > 50) return 'too many categories';
    if (item.summary.length > 200_000 || item.body.length > 200_000) return 'too much text';
  }
  return null;
}
