import { useState } from 'react';
import type { z } from 'zod';

/** What is being written, and how it is changed or dropped. */
export interface KeptDraft<T> {
  readonly draft: T;
  readonly edited: boolean;
  readonly change: (part: Partial<T>) => void;
  /** Back to what is saved. */
  readonly discard: () => void;
  /** Keeps it no more: it is saved, or what it belongs to is deleted. */
  readonly forget: () => void;
}

/**
 * What is written at a place, kept for this tab until it is saved or dropped: who follows a link away, or loads the
 * page again, finds it on coming back.
 * @param place another for each thing that is written, and for each saved version of it
 */
export function useDraft<T extends object>(place: string, saved: T, schema: z.ZodType<T>): KeptDraft<T> {
  const key = `wirewatch.draft ${place}`;
  const [draft, setDraft] = useState(() => read(key, schema) ?? saved);
  const isSaved = (one: T): boolean => JSON.stringify(one) === JSON.stringify(saved);
  return {
    draft,
    edited: !isSaved(draft),
    change: (part) => {
      const next = { ...draft, ...part };
      setDraft(next);
      keep(key, isSaved(next) ? null : next);
    },
    discard: () => {
      setDraft(saved);
      keep(key, null);
    },
    forget: () => keep(key, null),
  };
}

function read<T>(key: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(sessionStorage.getItem(key) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

function keep(key: string, draft: object | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage may be forbidden or full; then it lasts as long as the page.
  }
}
