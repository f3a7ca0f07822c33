/** What a character does in a word ("How text becomes words" in docs/rules.md). */
export const LetterClass = {
  /** Ends a word. */
  separator: 1,
  letter: 2,
  digit: 3,
  /** Belongs to the letter before it; the second half of a surrogate pair counts as one too. */
  mark: 4,
  /** Han, Hiragana, Katakana: a word of its own. */
  unspaced: 5,
  /** First character of a word that the dictionary segmenter cut (Thai, Lao, Khmer). */
  cutStart: 6,
  /** Any further character of such a word. */
  cutRest: 7,
  hyphen: 8,
  apostrophe: 9,
  stop: 10,
  comma: 11,
} as const;

/** Hyphen-minus, ampersand, hyphen, Armenian hyphen, Hebrew maqaf. */
const HYPHENS = '-&\u2010\u058a\u05be';
/** ' and what is typed for it: curly and high quotes, prime, acute, modifier letters, geresh, Armenian apostrophe. */
const APOSTROPHES = "'\u2018\u2019\u201b\u2032\u00b4\u02bc\u02bb\u05f3\u055a";

const UNSPACED = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]$/u;
const LETTER = /^\p{L}$/u;
const DIGIT = /^\p{N}$/u;
const MARK = /^\p{M}$/u;

/** The class of one character (one code point) after NFKC. */
export function classifyLetter(character: string): number {
  if (HYPHENS.includes(character)) return LetterClass.hyphen;
  if (APOSTROPHES.includes(character)) return LetterClass.apostrophe;
  if (character === '.') return LetterClass.stop;
  if (character === ',') return LetterClass.comma;
  if (MARK.test(character)) return LetterClass.mark;
  const letter = LETTER.test(character);
  if ((letter || DIGIT.test(character)) && UNSPACED.test(character)) return LetterClass.unspaced;
  if (letter) return LetterClass.letter;
  return DIGIT.test(character) ? LetterClass.digit : LetterClass.separator;
}

const classes = new Uint8Array(0x10000);

/**
 * The class of the UTF-16 unit at an index of a text in NFKC.
 * Looked up: each character is worked out once.
 */
export function classAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit >= 0xdc00 && unit <= 0xdfff) return LetterClass.mark;
  if (unit >= 0xd800 && unit <= 0xdbff) return classifyLetter(String.fromCodePoint(text.codePointAt(index)!));
  const known = classes[unit]!;
  return known === 0 ? (classes[unit] = classifyLetter(String.fromCharCode(unit))) : known;
}
