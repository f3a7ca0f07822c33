import { toLatin } from './latin-letters.js';

/** Spellings of one sound, as English, German, French, Spanish and the usual transliterations have them; in this order. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  // Silent at the end, as in Jeddah, and what is left there of an Arabic ta marbuta.
  [/(?<![cdgkpstz])h$/gu, ''],
  [/kh/gu, 'h'],
  [/gh/gu, 'g'],
  [/(?<=[iy])j$/gu, ''],
  [/dzh|dsch|dj|dzs/gu, 'j'],
  [/shch|tsch|tch|sch|sh|ch|zh|cz|cs/gu, 'x'],
  [/ph|v|w/gu, 'f'],
  [/th/gu, 't'],
  [/dh/gu, 'd'],
  [/ts|tz|z/gu, 's'],
  [/ck|q|c/gu, 'k'],
  [/ks/gu, 'k'],
  [/g/gu, 'j'],
  // Arabic has no p.
  [/p/gu, 'b'],
];

/**
 * The consonants of a name by their sound, the same for Haftar, Chaftar, Хафтар and حفتر; a vowel at the beginning is `a`.
 * Two names may share one: by itself it proves nothing.
 */
export function nameSkeleton(folded: string): string {
  let latin = toLatin(folded).replace(/^(?:al|el)(?=\p{L}{4})/u, '');
  latin = latin.replace(/^ch(?=[aeiou])/u, 'kh');
  for (const [spelling, sound] of SOUNDS) latin = latin.replace(spelling, sound);
  const [first = '', rest = ''] = [latin.slice(0, 1), latin.slice(1)];
  const head = /[aeiouy]/u.test(first) ? 'a' : first;
  return (head + rest.replace(/[aeiouy]/gu, '')).replace(/(\p{L})\1+/gu, '$1');
}
