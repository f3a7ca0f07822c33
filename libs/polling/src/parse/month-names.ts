/** Languages beside English whose feeds write months by name. */
const LANGUAGES =
  'de fr es pt it nl sv da nb fi pl cs sk hu ro bg hr sl sr uk ru el tr id ms vi ca eu gl et lv lt he ar fa hi'.split(
    ' ',
  );

const ENGLISH: ReadonlyMap<string, number> = new Map([...namesIn('en'), ['sept', 9]]);
let others: ReadonlyMap<string, number> | undefined;

/**
 * The month (1 to 12) that a word names in one of many languages, long or short.
 * Undefined where it names none, or different months in two of them (`listopad`).
 */
export function monthOf(word: string): number | undefined {
  const name = fold(word);
  // Asking all languages costs some 100 ms, so it waits for the first feed that needs it.
  return ENGLISH.get(name) ?? (/\p{L}/u.test(name) ? (others ??= collect()).get(name) : undefined);
}

function collect(): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  const ambiguous = new Set<string>();
  for (const [name, month] of LANGUAGES.flatMap(namesIn)) {
    const known = months.get(name);
    if (known !== undefined && known !== month) ambiguous.add(name);
    months.set(name, month);
  }
  for (const name of ambiguous) months.delete(name);
  return months;
}

/** Names of months, folded: some languages bend them beside a day. */
function namesIn(language: string): [string, number][] {
  const styles = (['long', 'short'] as const).flatMap((month) => [
    { month },
    { month, day: 'numeric' } as const,
  ]);
  return styles.flatMap((style) => {
    const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { ...style, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, index): [string, number] => {
      const parts = format.formatToParts(Date.UTC(2001, index, 15));
      return [fold(parts.find(({ type }) => type === 'month')?.value ?? ''), index + 1];
    }).filter(([name]) => /^[^\d\s]+$/.test(name));
  });
}

/** Lower case, no accents, no dots. */
function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}.’']/gu, '')
    .toLowerCase();
}
