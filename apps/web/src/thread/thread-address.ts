/** The id of a thread in what somebody typed or pasted: a number, or an address of its page; null for anything else. */
export function threadIdIn(text: string): string | null {
  return /^(?:\S*\/threads\/)?(\d{1,18})(?:[?#]\S*)?$/.exec(text.trim())?.[1] ?? null;
}
