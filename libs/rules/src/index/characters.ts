import { classAt, foldCase, LetterClass } from '@app/text';

/** What a UTF-16 unit of a story does, for reading without a look around. */
export const Unit = {
  separator: 1,
  letter: 2,
  digit: 3,
  unspaced: 4,
  stop: 5,
  comma: 6,
  hyphen: 7,
  apostrophe: 8,
  /** Anything that needs its neighbours: marks, ligatures, surrogates, Thai. */
  careful: 9,
} as const;

const kinds = new Uint8Array(0x10000);
const plain = new Uint16Array(0x10000);

/** Looked through, or cut by a dictionary, or composed with what comes next (Hangul jamo). */
const CAREFUL =
  /[\p{Default_Ignorable_Code_Point}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\ud800-\udfff\uff9e\uff9f]/u;

/** A {@link Unit} for each UTF-16 unit; 0 where {@link learnUnit} has not been asked yet. */
export const UNIT_KINDS: Uint8Array = kinds;
/** The case-folded form of each {@link Unit.letter} and {@link Unit.digit}; 0 for every other unit. */
export const UNIT_PLAIN: Uint16Array = plain;

/** Works out what a unit is and remembers it in the two tables. */
export function learnUnit(unit: number): number {
  const character = String.fromCharCode(unit);
  const normal = character.normalize('NFKC');
  return (kinds[unit] = CAREFUL.test(character) ? Unit.careful : kindOf(character, normal, unit));
}

function kindOf(character: string, normal: string, unit: number): number {
  const classes = Array.from(normal, (_, index) => classAt(normal, index));
  if (classes.every((kind) => kind === LetterClass.separator)) return Unit.separator;
  // The ellipsis becomes three full stops: none of them between letters.
  if (normal.length > 1 && classes.every((kind) => kind === LetterClass.stop)) return Unit.separator;
  if (normal.length > 1) return Unit.careful;
  switch (classes[0]) {
    case LetterClass.stop:
      return Unit.stop;
    case LetterClass.comma:
      return Unit.comma;
    case LetterClass.hyphen:
      return Unit.hyphen;
    case LetterClass.apostrophe:
      return Unit.apostrophe;
    case LetterClass.mark:
      return Unit.careful;
    default:
  }
  const folded = foldCase(character);
  if (normal !== character || folded.length !== 1) return Unit.careful;
  if (classes[0] === LetterClass.unspaced) return Unit.unspaced;
  plain[unit] = folded.charCodeAt(0);
  return classes[0] === LetterClass.letter ? Unit.letter : Unit.digit;
}
