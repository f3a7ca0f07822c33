/**
 * How much of a text field is matched, in UTF-16 units: some 10,000 words, twice
 * the longest pieces that wires send, so that one page gone wrong cannot hold up the others.
 */
export const MATCHED_LENGTH = 60_000;

/** The part of a text field that is cut into words and matched. */
export const matchedText = (text: string): string =>
  text.length <= MATCHED_LENGTH ? text : text.slice(0, MATCHED_LENGTH);
