import { placeOfWord } from './find-places.js';
import { toLatin } from './latin-letters.js';

/**
 * The form by which a name is known in every language: places by their English name, all others in Latin letters, with
 * transliterations of Arabic and Russian names made alike (Khaftar, Haftar, Hafter).
 * @param folded lower-case without accents
 */
export function nameKey(folded: string): string {
  return (
    placeOfWord(folded) ??
    toLatin(folded)
      .replace(/^kh/u, 'h')
      .replace(/(?<=[a-z]{3})er$/u, 'ar')
  );
}
