import type { WireNames } from './wire-names.js';

/** A dateline is over by then: place, date and wire. */
const LONGEST = 140;
const BRACKETS = /[(（[【]([^()（）[\]【】]{2,60})[)）\]】]|\/([^/()]{2,40})\//gu;
/** What follows the wire's bracket: a dash, a colon, an equals sign (Yonhap); a stop only after slashes (/TASS/.). */
const AFTER = /^\s*(?:[-–—:=−]|\.\s?[-–—])/u;
const AFTER_SLASH = /^\s*[-–—:.=−]/u;
/** A place in capitals, or a place and a date: nothing that a sentence begins with. */
const BEFORE =
  /^(?:[\s\p{Lu}\d.,/'’-]+|[\s"“]*[\p{Lu}\p{Lo}][\p{L}\p{M}\s.,/'’-]{1,40}?[\s,/]+(?:\p{L}{1,3}\s)?(?:\d{1,2}(?:\.|st|nd|rd|th)?\s*(?:de\s)?[\p{L}/]{3,20}|\p{L}{3,10}\.?\s*\d{1,2})[\s.,]*(?:\d{4})?[\s.,\p{L}]{0,3})$/u;
/** A place, where a sentence begins after the bracket: `Bern (SDA) Der Bundesrat`. */
const PLACE = /^\s*\p{Lu}\p{Ll}[\p{L}’'-]*(?:[\s/]\p{Lu}[\p{L}’'-]*)?\s*$/u;
const SENTENCE = /^\s+\p{Lu}/u;

/**
 * Wires that a dateline names: `MOSCOW, Jan 14 (Reuters) -`, `МОСКВА, 14 января. /ТАСС/.`,
 * `【モスクワ共同】`, `(서울=연합뉴스)`, `新华社莫斯科1月14日电`, `МОСКВА, 14 янв - РИА Новости.`
 */
export function readDateline(text: string, names: WireNames): string[] {
  const head = text.slice(0, LONGEST);
  for (const found of head.matchAll(BRACKETS)) {
    const before = head.slice(0, found.index);
    const after = head.slice(found.index + found[0].length);
    const slashes = found[0].startsWith('/');
    const first = before.trim() === '' && !slashes;
    // "The Associated Press (AP) reported" explains the name.
    if (
      names.idOf(before) !== null ||
      (!(slashes ? AFTER_SLASH : AFTER).test(after) &&
        !BEFORE.test(before) &&
        !(PLACE.test(before) && SENTENCE.test(after)) &&
        !first)
    ) {
      continue;
    }
    const wires = wiresOf(found[1] ?? found[2]!, names, first);
    if (wires.length > 0) return wires;
  }
  const spoken = spokenPattern(names).exec(head)?.slice(1);
  const id = names.idOf(spoken?.find((name) => name !== undefined) ?? '');
  return id === null ? [] : [id];
}

const patterns = new WeakMap<WireNames, RegExp>();

/** Datelines without brackets: `МОСКВА, 14 янв - РИА Новости.`, `ТАСС, 14 января.`, `Riyadh, January 14, 2020, SPA --`, `新华社莫斯科1月14日电`. */
function spokenPattern(names: WireNames): RegExp {
  const known = patterns.get(names);
  if (known !== undefined) return known;
  const name = `(${names.pattern})`;
  const date = '(?:\\p{L}{3,10}\\s\\d{1,2}|\\d{1,2}\\s\\p{L}{3,10})';
  const pattern = new RegExp(
    [
      `^\\s*(?:\\p{Lu}[\\p{L}.-]+[\\s,./-]*){1,4}\\d{1,2}[\\s.]*\\p{L}{3,9}[\\s.,]*(?:[-–—]\\s*)?${name}(?:\\.RU)?\\s*[-–—.]`,
      `^\\s*${name},\\s${date}\\.`,
      `^\\s*\\p{Lu}[\\p{L}\\s]{2,30},\\s${date},?\\s\\d{4},?\\s${name}\\s*[-–—]`,
      `^[\\s(（【]*据?${name}[^\\s，。]{0,16}[0-9]+日`,
    ].join('|'),
    'u',
  );
  patterns.set(names, pattern);
  return pattern;
}

function wiresOf(inside: string, names: WireNames, first: boolean): string[] {
  const parts = inside.split(/\s*[,;/&=、・]\s*|\s+(?:and|und|et|y)\s+/u);
  const wires = parts.map(
    (part) => names.idOf(part) ?? (inside.includes('=') ? names.idAfterPlace(part) : null),
  );
  const known = wires.filter((id) => id !== null);
  // Beside a wire stand the initials of a desk: (dpa/bb).
  const others = parts.filter((_, at) => wires[at] === null);
  if (known.length > 0 && (inside.includes('=') || others.every((part) => /^\p{L}{1,4}$/u.test(part)))) {
    return known;
  }
  if (!first || !/\p{Lo}/u.test(inside)) return [];
  // 【モスクワ共同】, 【モスクワAFP時事】, [モスクワ 14日 ロイター]: wires end the bracket, after the place.
  const last: string[] = [];
  for (let rest = inside.trim(); ;) {
    const name = new RegExp(`(${names.pattern})$`, 'u').exec(rest)?.[1];
    const id = name === undefined ? null : names.idOf(name);
    if (name === undefined || id === null) return last;
    last.unshift(id);
    rest = rest.slice(0, -name.length).trim();
  }
}
