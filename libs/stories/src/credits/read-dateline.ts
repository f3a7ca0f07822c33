import type { WireNames } from './wire-names.js';

/** A dateline is over by then: place, date and wire. */
const LONGEST = 140;
const BRACKETS = /[(（[【]([^()（）[\]【】]{2,60})[)）\]】]|\/([^/()]{2,40})\//gu;
/** What follows the wire's bracket: a dash, a colon, an equals sign (Yonhap); a stop only after slashes (/TASS/.). */
const AFTER = /^\s*(?:[-–—:=−]|\.\s?[-–—])/u;
const AFTER_SLASH = /^\s*[-–—:.=−]/u;
/** A place in capitals, or a date: nothing that a sentence begins with. */
const BEFORE = /^[\s\p{Lu}\d.,/'’-]+$/u;

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
      (!(slashes ? AFTER_SLASH : AFTER).test(after) && !BEFORE.test(before) && !first)
    ) {
      continue;
    }
    const wires = wiresOf(found[1] ?? found[2]!, names, first);
    if (wires.length > 0) return wires;
  }
  const spoken = spokenPattern(names).exec(head);
  const id = names.idOf(spoken?.[1] ?? spoken?.[2] ?? '');
  return id === null ? [] : [id];
}

const patterns = new WeakMap<WireNames, RegExp>();

/** Datelines without brackets: `МОСКВА, 14 янв - РИА Новости.`, `新华社莫斯科1月14日电`. */
function spokenPattern(names: WireNames): RegExp {
  const dated = `^\\s*(?:\\p{Lu}[\\p{L}.-]+[\\s,./-]*){1,4}\\d{1,2}[\\s.]*\\p{L}{3,9}[\\s.,]*(?:[-–—]\\s*)?(${names.pattern})(?:\\.RU)?\\s*[-–—.]`;
  const chinese = `^\\s*(${names.pattern})[^\\s，。]{0,16}[0-9]+日[电電讯]`;
  const pattern = patterns.get(names) ?? new RegExp(`${dated}|${chinese}`, 'u');
  patterns.set(names, pattern);
  return pattern;
}

function wiresOf(inside: string, names: WireNames, first: boolean): string[] {
  const wires = inside.split(/\s*[,;/&=、・]\s*|\s+(?:and|und|et|y)\s+/u).map((part) => names.idOf(part));
  const known = wires.filter((id) => id !== null);
  if (known.length > 0 && (known.length === wires.length || inside.includes('='))) return known;
  if (!first) return [];
  // 【モスクワ共同】, [モスクワ 14日 ロイター]: the wire ends the bracket, after the place.
  const last = new RegExp(`(${names.pattern})$`, 'u').exec(inside.trim());
  const id = last === null || !/\p{Lo}/u.test(inside) ? null : names.idOf(last[1]!);
  return id === null ? [] : [id];
}
