import type { NamedFact, StageFacts, StoryText } from '@app/contracts';
import { foldCase, foldMarks } from '@app/text';
import { findPlaces, isDemonym, type FoundPlace } from '../names/find-places.js';
import { nameKey } from '../names/name-key.js';
import { STOP_WORDS } from '../threads/stop-words.js';
import { readAttribution } from './read-attribution.js';
import { readQuantities } from './read-quantities.js';

/** What of a story is read. */
export type StagedStory = Pick<StoryText, 'title' | 'summary' | 'body'> & { readonly language: string };

/** Sentences that say what happened; what follows is background, with the numbers of other events. */
const LEAD_SENTENCES = 2;
const LEAD_LETTERS = 500;
/** Letters of the whole story in which names are looked for. */
const MENTION_LETTERS = 6000;
/** Names kept of one story. */
const MOST = { places: 6, actors: 8, mentioned: 80 };

/**
 * Reads what a story tells that can become something else as its event goes on: how many, where, who, and who says so.
 * Of the text only headline and first sentences count, but for who is mentioned at all.
 */
export function readStageFacts(story: StagedStory): StageFacts {
  const title = story.title;
  const lead = firstSentences(withoutDateline(story.summary.trim() === '' ? story.body : story.summary));
  const [inTitle, inLead] = [readQuantities(title, story.language), readQuantities(lead, story.language)];
  const counted = new Set(inTitle.quantities.map(({ what }) => what));
  const whole = `${title}\n${story.summary}\n${story.body}`.slice(0, MENTION_LETTERS);
  const everywhere = findNames(whole, story.language);
  const names = {
    title: findNames(title, story.language, everywhere),
    lead: findNames(lead, story.language),
  };
  return {
    quantities: [...inTitle.quantities, ...inLead.quantities.filter(({ what }) => !counted.has(what))],
    uncounted: [...new Set([...inTitle.uncounted, ...inLead.uncounted])],
    places: unique([...names.title.places, ...names.lead.places]).slice(0, MOST.places),
    actors: unique([...names.title.actors, ...names.lead.actors]).slice(0, MOST.actors),
    attribution: readAttribution(`${title}\n${lead}`),
    mentioned: unique([...names.title.mentioned, ...everywhere.mentioned])
      .map(({ key }) => key)
      .slice(0, MOST.mentioned),
  };
}

interface Names {
  readonly places: readonly NamedFact[];
  readonly actors: readonly NamedFact[];
  readonly mentioned: readonly NamedFact[];
}

/** A run of capitalised words; in a language that writes nouns so, of two or more. */
const NAME =
  /(?<!\p{L})\p{Lu}[\p{L}\p{M}’'-]+(?:\s+(?:(?:al|el|bin|ibn|van|von|de|da|di|du|der)[\s-])?\p{Lu}[\p{L}\p{M}’'-]+)*/gu;
const SENTENCE_BEGIN = /(?:^|[.!?:;\n"“«])\s*$/u;
/** Names that act in no event: months, languages of dates, the wires themselves. */
const NO_ACTOR =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|marz|mai|juni|juli|oktober|dezember|afp|reuters|dpa|ap|tass|efe|ansa|update|flash|urgent|breaking|president|minister|prime|general|chancellor|king|queen|pope|foreign|north|south|east|west|gmt)$/u;

/** @param confirmed names of the whole text: in a headline in which every word has a capital only they are names */
function findNames(text: string, language: string, confirmed?: Names): Names {
  const found = findPlaces(text, language);
  const places = found.map(({ key, shown }) => ({ key, shown }));
  const words = text.split(/\s+/u).filter((word) => /^\p{L}{4,}/u.test(word));
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  const everyCapital = confirmed !== undefined && words.length > 2 && capitals / words.length > 0.7;
  const known = everyCapital ? new Set(confirmed.actors.map(({ key }) => key)) : null;
  const names = language === 'de' && confirmed === undefined ? [] : namesBesidePlaces(text, found);
  const actors = names.filter(({ key }) => known === null || known.has(key));
  return { places, actors, mentioned: [...places, ...names] };
}

function namesBesidePlaces(text: string, places: readonly FoundPlace[]): NamedFact[] {
  const names: NamedFact[] = [];
  for (const { 0: run, index } of text.matchAll(NAME)) {
    if (places.some(({ start, end }) => start < index + run.length && end > index)) continue;
    const parts = run.split(/\s+/u).map((part) => part.replace(/['’]s?$/u, ''));
    const starts = SENTENCE_BEGIN.test(text.slice(Math.max(0, index - 4), index));
    // The first word of a sentence has a capital anyhow.
    const sure = starts && parts.length === 1 ? [] : parts;
    const own = sure.filter((part) => !isCommon(foldMarks(foldCase(part))));
    const last = own.at(-1);
    if (last !== undefined) names.push({ key: nameKey(foldMarks(foldCase(last))), shown: own.join(' ') });
  }
  return names;
}

const isCommon = (folded: string) =>
  folded.length < 2 || STOP_WORDS.has(folded) || NO_ACTOR.test(folded) || isDemonym(folded);

/** `MOSCOW, Jan 14 (Reuters) -`, `МОСКВА, 14 января. /ТАСС/.`: where it was written is not where it happens. */
const withoutDateline = (text: string) =>
  text.replace(
    /^[^\p{Ll}(/]{0,3}\p{Lu}[^(/\n]{1,50}(?:\([^)\n]{2,30}\)\s*[-–—=]|\/[^/\n]{2,20}\/\s*[.–—-])\s*/u,
    '',
  );

const firstSentences = (text: string) =>
  (text.match(/[^.!?。]*(?:[.!?](?!\s|$)[^.!?。]*)*[.!?。]?\s*/gu) ?? [])
    .slice(0, LEAD_SENTENCES)
    .join('')
    .slice(0, LEAD_LETTERS);

const unique = (names: readonly NamedFact[]): NamedFact[] =>
  [...new Map(names.toReversed().map((name) => [name.key, name])).values()].toReversed();
