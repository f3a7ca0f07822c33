import { readFileSync } from 'node:fs';
import { newFeedSchema } from '@app/contracts';
import { parse } from 'yaml';
import { z } from 'zod';
import { SettingsError } from './settings.js';

/** What a first start puts in: feeds, topics and term lists. */
export const starterSchema = z.strictObject({
  feeds: z.array(newFeedSchema).default([]),
  topics: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(120), query: z.string().min(1) }))
    .default([]),
  lists: z.record(z.string(), z.array(z.string().trim().min(1))).default({}),
});
export type Starter = z.output<typeof starterSchema>;

/**
 * Reads the starter file (YAML).
 * @throws SettingsError when it isn't there or doesn't have this shape
 */
export function loadStarter(path: string): Starter {
  const read = starterSchema.safeParse(readYaml(path));
  if (read.success) return read.data;
  throw new SettingsError(
    read.error.issues.map((issue) => ({
      variable: 'STARTER',
      cause: `${path}, ${issue.path.join('.') || 'the whole of it'}: ${issue.message}`,
      remedy: 'Mend the file, or set STARTER=none',
    })),
  );
}

function readYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const cause = missing ? `there is no file ${path}` : `${path} can't be read: ${firstLine(error)}`;
    throw new SettingsError([
      { variable: 'STARTER', cause, remedy: 'Name a file that exists, or set STARTER=none' },
    ]);
  }
}

const firstLine = (error: unknown): string => String((error as Error).message).split('\n')[0] ?? '';
