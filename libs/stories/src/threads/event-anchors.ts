import type { Quantity } from '@app/contracts';
import { cutWords } from '@app/text';
import { findPlaces, isDemonym, isWithinCountry, type FoundPlace } from '../names/find-places.js';
import { nameKey } from '../names/name-key.js';
import { nameSkeleton } from '../names/name-skeleton.js';
import { isOffice } from '../names/offices.js';
import { readQuantities } from '../stages/read-quantities.js';
import type { StoryFeatures, ThreadStory } from './story-features.js';

/** What of an event is the same in every language: where, who by the sound of the names, how many. */
export interface EventAnchors {
  /** ISO 639-1 code. */
  readonly language: string;
  readonly places: ReadonlySet<string>;
  /** The words of the places as they stand in the text. */
  readonly placeWords: ReadonlySet<string>;
  /** Sounds of the persons' names; empty where a script has no capitals by which to know them. */
  readonly persons: ReadonlySet<string>;
  /** Sounds of all words with a capital, or of all where names can't be told by it: names may be among them. */
  readonly words: ReadonlySet<string>;
  readonly quantities: readonly Quantity[];
}

/** Letters of summary or body in which an event is told. */
const LEAD = 400;
/** Consonants by which a name is known among names, and among all words of a text. */
const SOUND = { name: 3, word: 4 };
/** Capitals of powers stand for what their governments say, wherever it happens. */
const SPEAKERS = new Set(['united states', 'washington', 'kremlin']);
/** Languages that write every noun with a capital. */
const NOUN_CAPITALS = new Set(['de', 'lb']);

/** Reads the anchors of a story from its headline and first sentences; all but the places only when they are asked for. */
export function readAnchors(
  story: Omit<ThreadStory, 'id' | 'published'>,
  { heads }: StoryFeatures,
): EventAnchors {
  const language = story.language.split('-')[0]!;
  const text = `${story.title}. ${(story.summary || story.body).slice(0, LEAD)}`;
  const found = findPlaces(text, language);
  let rest: Omit<EventAnchors, 'language' | 'places'> | null = null;
  const read = () => (rest ??= readRest(text, language, heads, found));
  return {
    language,
    places: new Set(found.map(({ key }) => key).filter((key) => !SPEAKERS.has(key))),
    get placeWords() {
      return read().placeWords;
    },
    get persons() {
      return read().persons;
    },
    get words() {
      return read().words;
    },
    get quantities() {
      return read().quantities;
    },
  };
}

function readRest(
  text: string,
  language: string,
  heads: StoryFeatures['heads'],
  places: readonly FoundPlace[],
) {
  // As the text writes them: of Turkey, to Turkey.
  const placeWords = new Set(
    places.flatMap(({ shown }) => cutWords(shown).map(({ folded }) => nameKey(folded))),
  );
  const loose = NOUN_CAPITALS.has(language) || !/\p{Lu}/u.test(text);
  const names = loose ? [] : [...heads.keys()].filter((key) => !placeWords.has(key) && !isDemonym(key));
  return {
    placeWords,
    persons: new Set(
      names
        .filter((key) => !isOffice(key))
        .map(nameSkeleton)
        .filter((sound) => sound.length >= SOUND.name),
    ),
    // A name that begins a headline is none of the heads: its capital says nothing.
    words: soundsOf(text, !loose),
    quantities: readQuantities(text, language).quantities,
  };
}

const soundsOf = (text: string, capitals: boolean) =>
  new Set(
    cutWords(text)
      .filter(
        ({ unspaced, places, exact }) => !unspaced && places === 1 && !(capitals && /^\p{Ll}/u.test(exact)),
      )
      .map(({ folded }) => nameSkeleton(folded))
      .filter((sound) => sound.length >= SOUND.word),
  );

/** From this count on two reports give the same one seldom by chance. */
const TELLING_COUNT = 4;
/** A percentage has more letters than these where it is told to the digit: 3.25, 51.3. */
const SHORT_PERCENTAGE = 3;
/** Tolls of one event at one time differ by no more. */
const TOLL_RANGE = 1.5;

/**
 * What two reports in different languages agree on, where that makes them safely one event: at least two of who, where
 * and how many, and nothing that contradicts.
 * @returns the shared names and numbers, or null
 */
export function agreeOn(a: EventAnchors, b: EventAnchors): string[] | null {
  const places = [...a.places].filter((key) => b.places.has(key));
  if (places.length === 0 || isAnother(a, b)) return null;
  const city = places.some(isWithinCountry);
  const persons = sharedPersons(a, b);
  if (persons.length === 0 && a.persons.size > 0 && b.persons.size > 0) return null;
  const numbers = sharedNumbers(a.quantities, b.quantities);
  const counts = numbers.filter(({ what }) => what !== 'percent').length;
  // A person and a country are in many events at once, and so are a percentage and one; in one city less so.
  const weak = persons.length + numbers.length - counts;
  const safe = counts > 0 || weak > 1 || (weak > 0 && city);
  return safe ? [...persons, ...places, ...numbers.map(({ what, high }) => `${high} ${what}`)] : null;
}

/** Whether two reports contradict each other: in number, or by cities and regions of which none is the other's. */
export function isAnother(a: EventAnchors, b: EventAnchors): boolean {
  if (contradictInNumber(a.quantities, b.quantities)) return true;
  const [cities, theirs] = [a, b].map((side) => [...side.places].filter(isWithinCountry)) as [
    string[],
    string[],
  ];
  return cities.length > 0 && theirs.length > 0 && !cities.some((city) => theirs.includes(city));
}

function sharedPersons(a: EventAnchors, b: EventAnchors): string[] {
  const has = (side: EventAnchors, sound: string) =>
    side.persons.has(sound) || (sound.length >= SOUND.word && side.words.has(sound));
  const sounds = [...a.persons].filter((sound) => has(b, sound));
  return [...new Set([...sounds, ...[...b.persons].filter((sound) => has(a, sound))])];
}

function sharedNumbers(a: readonly Quantity[], b: readonly Quantity[]): Quantity[] {
  return a
    .filter(isTelling)
    .filter(({ what, low, high }) =>
      b.some((other) => other.what === what && other.low <= high && low <= other.high),
    );
}

/** Whether two reports give the same seldom by chance: a rate to the digit; half a percent is many things. */
function isTelling({ what, high }: Quantity): boolean {
  if (what === 'percent') return !Number.isInteger(high) && String(high).length > SHORT_PERCENTAGE;
  return what === 'magnitude' || high >= TELLING_COUNT;
}

function contradictInNumber(a: readonly Quantity[], b: readonly Quantity[]): boolean {
  return a.some(({ what, low, high }) => {
    const other = b.find((each) => each.what === what);
    // One report gives the share of the winner, another that of the loser.
    if (other === undefined || what === 'percent') return false;
    const range = what === 'magnitude' ? 1 : TOLL_RANGE;
    return low > other.high * range || other.low > high * range;
  });
}
