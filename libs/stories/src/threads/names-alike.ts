import { isDemonym, placeOfWord } from '../names/find-places.js';
import { isOffice } from '../names/offices.js';
import { isAnother, type EventAnchors } from './event-anchors.js';
import type { ExactFacts } from './exact-facts.js';
import type { StoryVector } from './story-vector.js';
import type { TermTable } from './term-table.js';

interface NamedStory {
  readonly vector: StoryVector;
  readonly anchors: EventAnchors;
  readonly facts: ExactFacts;
}

/** Names that are in common: one person has two, and is in several events a day. */
const NAMES = 3;
/** Numbers up to this may be a day of the month, and those within the years a year. */
const DAYS = 31;
const YEARS = { first: 1900, last: 2100 };

/**
 * What two stories in different languages write alike, where it makes them one event: names, and a place or a number
 * beside them, for the same actors are in several events a day.
 * @returns the shared names, numbers and places, or null
 */
export function namesAlike(a: NamedStory, b: NamedStory, table: TermTable): string[] | null {
  const own = new Set(a.vector.terms);
  const shared = [...b.vector.terms].flatMap((term) => (own.has(term) ? (table.nameOf(term) ?? []) : []));
  const places = [...a.anchors.places].filter((key) => b.anchors.places.has(key));
  const figures = a.facts.figures.filter((figure) => b.facts.figures.includes(figure));
  const numbers = [...shared.filter(isTellingNumber), ...figures];
  const names = shared.filter((name) => isActor(name) && ![a, b].some((side) => isPlaceIn(side, name)));
  const safe = names.length >= NAMES && places.length + numbers.length > 0;
  return safe && !isAnother(a.anchors, b.anchors) ? [...names, ...places, ...numbers] : null;
}

function isTellingNumber(name: string): boolean {
  const number = Number(name);
  return number > DAYS && (number < YEARS.first || number > YEARS.last);
}

/** Whether a name is that of somebody or something: of places, peoples and offices there is much news at once. */
const isActor = (name: string) =>
  !/^\p{N}/u.test(name) && placeOfWord(name) === null && !isDemonym(name) && !isOffice(name);

const isPlaceIn = ({ anchors }: NamedStory, name: string) => anchors.placeWords.has(name);
