import { readFile } from 'node:fs/promises';
import type { TermLists } from '@app/rules';
import { z } from 'zod';
import { UsageError } from './command.js';

const termListsSchema = z.record(z.string(), z.array(z.string()));

/**
 * Reads term lists from a JSON file: names with their entries, which are rule texts.
 * @throws UsageError where the file can't be read or holds something else
 */
export async function readTermLists(path: string): Promise<TermLists> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`The term lists could not be read: ${(error as Error).message}`);
  }
  const lists = termListsSchema.safeParse(content);
  if (!lists.success) {
    throw new UsageError(`${path} is no object of term lists: {"name": ["entry", ...], ...}.`);
  }
  return new Map(Object.entries(lists.data));
}
