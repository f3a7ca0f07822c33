/** Letters after which marks are dropped; elsewhere (Devanagari, kana) a mark belongs to the letter. */
const MARKS_DROP =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/u;
const MARK = /^\p{M}$/u;
const ASCII = /^[\0-\x7f]*$/;

/** Letters that no decomposition takes apart, and those that stay although it would. */
const FOLDED = new Map([
  ['й', 'й'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ı', 'i'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
  ['\u0640', ''], // tatweel
  ['\u0671', '\u0627'], // alef wasla and two more forms become bare alef; the others decompose
  ['\u0672', '\u0627'],
  ['\u0673', '\u0627'],
  ['\u0649', '\u064a'], // alef maksura becomes yeh
  ['\u0629', '\u0647'], // teh marbuta becomes heh
]);

interface FoldedLetter {
  readonly text: string;
  readonly mark: boolean;
  /** Whether marks after it are dropped. */
  readonly drops: boolean;
}

const letters = new Map<string, FoldedLetter>();

function foldLetter(letter: string): FoldedLetter {
  let folded = letters.get(letter);
  if (folded === undefined) {
    const drops = MARKS_DROP.test(letter);
    folded = { mark: MARK.test(letter), drops, text: FOLDED.get(letter) ?? (drops ? bare(letter) : letter) };
    letters.set(letter, folded);
  }
  return folded;
}

/** A letter without its marks; ǿ and ǽ are taken apart and then looked up. */
function bare(letter: string): string {
  const base = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return FOLDED.get(base) ?? base;
}

/**
 * Full case folding (Unicode, CaseFolding.txt, C and F) of a text in NFKC, marks kept.
 * Lower, upper and lower again gives the same for every letter but the Turkish ı, which folding leaves alone.
 */
export function foldCase(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = '';
  for (const letter of text) {
    folded += letter === 'ı' ? letter : letter.toLowerCase().toUpperCase().toLowerCase();
  }
  return folded.normalize('NFC');
}

/** Drops the marks of a case-folded word and makes its letters plain: what words are compared by. */
export function foldMarks(marked: string): string {
  if (ASCII.test(marked)) return marked;
  let folded = '';
  let dropping = false;
  for (const character of marked) {
    const letter = foldLetter(character);
    if (letter.mark) {
      if (!dropping) folded += character;
    } else {
      dropping = letter.drops;
      folded += letter.text;
    }
  }
  return folded;
}
