import { cutWords, primaryLanguage, type Word } from '@app/text';

/** What a report says so exactly that another report of the event says the same: on which day, and figures. */
export interface ExactFacts {
  /** A bit for each weekday named. */
  readonly weekdays: number;
  /** Days of a year named: month and day. */
  readonly dates: readonly number[];
  /** Decimals and scores: the magnitude of a quake, a rate, 2-0. */
  readonly figures: readonly string[];
}

/** The languages of whose calendar the words are known. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'pl', 'tr', 'ar'];
/** Languages that write the days and months with a capital, so that may and march are told from May and March. */
const CAPITALS = new Set(['en', 'de']);
/** Weekdays in the case in which news names them, where it differs. */
const INFLECTED: Readonly<Record<string, number>> = {
  среду: 3,
  пятницу: 5,
  субботу: 6,
  srode: 3,
  niedziele: 0,
  sobote: 6,
};
/** Letters of headline and text in which figures are looked for. */
const LEAD = 450;
/** Neither a part of a longer number, an hour, a date nor thousands; many languages write a score as 2:1. */
const FIGURE =
  /(?<![\d.,:/-])(?:\d{1,4}[.,]\d{1,2}(?!\d|[.,:]\d)|\d{1,3}[-–]\d{1,3}(?!\d|[.,:/–-]\d)|\d{1,2}:\d(?!\d|[.,:/–-]\d))/gu;

/** How much two reports that name the same day, or the same figure, are more alike than their words, and others less. */
const SAME = { day: 1.1, figure: 1.1 };
const OTHER = { day: 0.75, figure: 0.7 };

/**
 * Reads the days and figures of a story.
 * @param head the words of headline and first sentences
 */
export function readExactFacts(
  story: { readonly title: string; readonly summary: string; readonly body: string },
  head: readonly Word[],
  language: string,
): ExactFacts {
  const calendar = calendarOf(primaryLanguage(language));
  const dates = new Set<number>();
  let weekdays = 0;
  if (calendar !== null) {
    for (const [at, word] of head.entries()) {
      if (calendar.capitals && !/^\p{Lu}/u.test(word.exact)) continue;
      const weekday = calendar.weekdays.get(word.folded);
      if (weekday !== undefined) weekdays |= 1 << weekday;
      const month = calendar.months.get(word.folded);
      const day = month === undefined ? null : (dayOf(head[at + 1]) ?? dayOf(head[at - 1]));
      if (month === undefined || day === null) continue;
      dates.add(month * 32 + day);
      const year = yearOf(head[at + 1]) ?? yearOf(head[at + 2]);
      if (year !== null) weekdays |= 1 << new Date(Date.UTC(year, month, day)).getUTCDay();
    }
  }
  const text = `${story.title} . ${story.summary} . ${story.body.slice(0, LEAD)}`.slice(0, LEAD);
  const figures = [...text.matchAll(FIGURE)].map(([figure]) =>
    figure.replace(',', '.').replace(/[–:]/u, '-'),
  );
  return { weekdays, dates: [...dates], figures: [...new Set(figures)] };
}

/** By how much what two reports say exactly makes them more or less alike: 1 where they can't be compared. */
export function agreement(a: ExactFacts, b: ExactFacts): number {
  return agreementInDay(a, b) * agreementInFigures(a, b);
}

function agreementInDay(a: ExactFacts, b: ExactFacts): number {
  if ((a.weekdays & b.weekdays) !== 0) return SAME.day;
  const dates = a.dates.length > 0 && b.dates.length > 0;
  if (dates && a.dates.some((date) => b.dates.includes(date))) return SAME.day;
  return dates || (a.weekdays !== 0 && b.weekdays !== 0) ? OTHER.day : 1;
}

function agreementInFigures(a: ExactFacts, b: ExactFacts): number {
  if (a.figures.length === 0 || b.figures.length === 0) return 1;
  return a.figures.some((figure) => b.figures.includes(figure)) ? SAME.figure : OTHER.figure;
}

interface Calendar {
  readonly capitals: boolean;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly months: ReadonlyMap<string, number>;
}
const calendars = new Map<string, Calendar>();

/** The words of a language's calendar, folded, or null; made at the first use. */
function calendarOf(language: string): Calendar | null {
  if (!LANGUAGES.includes(language)) return null;
  const known = calendars.get(language) ?? makeCalendar(language);
  calendars.set(language, known);
  return known;
}

function makeCalendar(language: string): Calendar {
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  // With the day, because languages write months otherwise then.
  const long = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' });
  const monthOf = (month: number) =>
    long.formatToParts(Date.UTC(2020, month, 7)).find(({ type }) => type === 'month')!.value;
  // The 4th of January 1970 was a Sunday.
  const days = Array.from({ length: 7 }, (_, day) => foldWord(weekday.format(Date.UTC(1970, 0, 4 + day))));
  const weekdays = new Map<string, number>(Object.entries(INFLECTED));
  days.forEach((word, day) => weekdays.set(word, day));
  const months = new Map<string, number>();
  for (let month = 0; month < 12; month++) {
    const word = foldWord(monthOf(month));
    months.set(word, month);
    if (language === 'en') months.set(word.slice(0, 3), month);
  }
  if (language === 'en') months.set('sept', 8);
  return { capitals: CAPITALS.has(language), weekdays, months };
}

const foldWord = (name: string) => cutWords(name).at(-1)!.folded;

function dayOf(word: Word | undefined): number | null {
  const day = Number(/^(\d{1,2})(?:st|nd|rd|th)?$/u.exec(word?.folded ?? '')?.[1] ?? 0);
  return day >= 1 && day <= 31 ? day : null;
}

const yearOf = (word: Word | undefined): number | null =>
  /^(?:19|20)\d\d$/u.test(word?.folded ?? '') ? Number(word!.folded) : null;
