/** Where something is remembered: by the browser, or by this tab alone. */
type Memory = 'browser' | 'tab';

// Storage may be forbidden: asking for it throws then, as does writing where it is full.
const storageOf = (memory: Memory): Storage => (memory === 'tab' ? sessionStorage : localStorage);

/** What was remembered under a key; null where nothing was, or where storage is forbidden. */
export function recall(key: string, memory: Memory = 'browser'): string | null {
  try {
    return storageOf(memory).getItem(key);
  } catch {
    return null;
  }
}

/** Remembers a text under a key, or with null forgets it; where storage is forbidden it lasts as long as the page. */
export function remember(key: string, text: string | null, memory: Memory = 'browser'): void {
  try {
    if (text === null) storageOf(memory).removeItem(key);
    else storageOf(memory).setItem(key, text);
  } catch {
    // The page goes on with what it knows.
  }
}

/** Forgets all that this tab remembered. */
export function forgetTab(): void {
  try {
    sessionStorage.clear();
  } catch {
    // Nothing was remembered.
  }
}
