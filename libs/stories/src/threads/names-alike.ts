import { isDemonym, placeOfWord } from '../names/find-places.js';
import { isOffice } from '../names/offices.js';
import type { EventAnchors } from './event-anchors.js';
import type { StoryVector } from './story-vector.js';
import type { TermTable } from './term-table.js';

interface NamedStory {
  readonly vector: StoryVector;
  readonly anchors: EventAnchors;
}

/**
 * The names that two stories in different languages write alike: actors, products, what a thing is called. Left out are
 * places, peoples and offices, of which there is much news, and numbers, which may be a day of the month.
 */
export function namesAlike(a: NamedStory, b: NamedStory, table: TermTable): string[] {
  const own = new Set(a.vector.terms);
  const places = [a, b].map(({ anchors }) => anchors.placeWords);
  const names: string[] = [];
  for (const term of b.vector.terms) {
    const name = own.has(term) ? table.nameOf(term) : null;
    if (name === null || /^\p{N}/u.test(name) || isOffice(name)) continue;
    const where = placeOfWord(name) !== null || isDemonym(name) || places.some((words) => words.has(name));
    if (!where) names.push(name);
  }
  return names;
}
