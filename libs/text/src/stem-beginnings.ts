/** Gives, for a stem, what words may begin with that have it but do not begin with it. */
type ChangedEnds = (stem: string) => readonly string[];

/**
 * Snowball's English (Porter 2) takes endings off, and puts little in their place that stays:
 * -y becomes -i (agenci), -ing and others may leave -e (hope), -bility leaves -bl (sensibl),
 * and there are die of dying and sky of skies.
 */
const english: ChangedEnds = (stem) => {
  const before = stem.slice(0, -1);
  if (stem.endsWith('ie')) {
    return [...['i', 'a', 'o', 'y'].map((end) => before + end), `${stem.slice(0, -2)}y`];
  }
  if (stem.endsWith('e')) return ['i', 'a', 'o', 'y'].map((end) => before + end);
  if (stem.endsWith('i')) return [`${before}y`];
  return stem.endsWith('y') || stem.endsWith('bl') ? [`${before}i`] : [];
};

const CHANGED_ENDS: ReadonlyMap<string, ChangedEnds> = new Map([['en', english]]);

/**
 * The beginnings of which every word of ASCII letters and digits that has this stem has
 * one: a word that begins with none need not be stemmed to know that its stem is another.
 * Null where the language gives no such promise ({@link hasStemBeginnings}).
 * @param language ISO 639-1 code
 */
export function stemBeginnings(stem: string, language: string): readonly string[] | null {
  const changed = CHANGED_ENDS.get(language);
  return changed === undefined ? null : [stem, ...changed(stem)];
}

/** Whether {@link stemBeginnings} promises anything for a language. */
export function hasStemBeginnings(language: string): boolean {
  return CHANGED_ENDS.has(language);
}
