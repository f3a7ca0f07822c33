/** Longest rule text in characters (code points). */
export const LONGEST_RULE = 20_000;
/** Most words in a rule, as they are cut: parts of a compound and characters of Han or Kana count each. */
export const MOST_WORDS = 2_000;
/** Levels of brackets: deeper ones are no rule that a person wrote. */
export const DEEPEST = 64;
/** NEAR alone. */
export const NEAR_DEFAULT = 5;
/** Widest NEAR, in words. */
export const NEAR_MOST = 50;
/** Fewest letters or digits before a star: fewer begin too many words. */
export const PREFIX_LEAST = 3;
