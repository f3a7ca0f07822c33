import { ruleSettingsSchema } from '@app/contracts';
import { useState } from 'react';
import { z } from 'zod';
import { recall, remember } from '../shell/remembered.js';

/** A rule as it is written. */
export const ruleDraftSchema = z.object({
  name: z.string(),
  query: z.string(),
  settings: ruleSettingsSchema,
});

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
    return schema.safeParse(JSON.parse(recall(key, 'tab') ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

const keep = (key: string, draft: object | null): void =>
  remember(key, draft === null ? null : JSON.stringify(draft), 'tab');
