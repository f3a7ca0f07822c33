/** Labels (ANALYSIS, OPINION, SPONSORED) that the headline does not carry itself, at its head and set off. */
export function labelsBeside(story: {
  readonly title: string;
  readonly labels?: readonly string[] | undefined;
}): readonly string[] {
  const [, head] = /^[^\p{L}]*(\p{L}+)\s*[^\p{L}\p{N}\s]/u.exec(story.title.toUpperCase()) ?? [];
  return (story.labels ?? []).filter((label) => label !== head);
}

/** A label as a word to show: Analysis, Opinion, Sponsored. */
export const labelWord = (label: string): string => `${label.slice(0, 1)}${label.slice(1).toLowerCase()}`;
