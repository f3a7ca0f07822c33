/** One word of a text, or the joined form of a compound over the places of its parts. */
export interface Word {
  /** NFKC, case-folded, marks dropped: what words, phrases and prefixes are compared by. */
  readonly folded: string;
  /** Case-folded with its marks: stems are taken of this too. */
  readonly marked: string;
  /** Case and marks kept: what `=US` is compared by. */
  readonly exact: string;
  /** Place of its first part, counted from 0 in each field. */
  readonly position: number;
  /** Places it covers: 1, or the number of parts where it is a compound's joined form. */
  readonly places: number;
  /** UTF-16 offsets into the text as given. */
  readonly start: number;
  readonly end: number;
  /** Of a script without spaces (Han, kana, Thai, Lao, Khmer): a run of such words in a rule is a phrase, and takes no prefix. */
  readonly unspaced: boolean;
}
