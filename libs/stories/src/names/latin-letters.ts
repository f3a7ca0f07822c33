const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '',
  ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia', і: 'i', ї: 'i', є: 'e', ґ: 'g', ў: 'u', ј: 'j', љ: 'lj', њ: 'nj',
}; // prettier-ignore

/** Consonants and, as they are written, long vowels; waw and yeh are vowels unless they begin a word. */
const ARABIC: Readonly<Record<string, string>> = {
  ا: 'a', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z', س: 's', ش: 'sh',
  ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h',
  و: 'u', ي: 'i', ء: '', پ: 'p', چ: 'ch', ژ: 'zh', گ: 'g', ک: 'k', ی: 'i', ڤ: 'v',
}; // prettier-ignore

/**
 * A folded word in Latin letters: Cyrillic after ICAO Doc 9303 without its rarer letters, Arabic by its consonants and
 * long vowels (ALA-LC without marks). Other scripts stay.
 */
export function toLatin(folded: string): string {
  if (/[\u0400-\u04ff]/u.test(folded)) {
    return [...folded].map((letter) => CYRILLIC[letter] ?? letter).join('');
  }
  if (!/[\u0600-\u06ff]/u.test(folded)) return folded;
  return [...folded].map((letter) => ARABIC[letter] ?? '').join('');
}
