import { KINDS, PRIORITIES } from '@app/contracts';
import { parse } from 'yaml';
import { z } from 'zod';
import { compileTags, type WireConventions } from './compile-tags.js';

const word = z.string().min(1);
const wireId = z.string().regex(/^[a-z0-9-]+$/, 'a wire is named in lower-case letters, digits and dashes');

const language = z.string().regex(/^[a-z]{2}$/, 'a language is two letters');

const tagGroup = z.strictObject({
  kind: z.enum(KINDS),
  priority: z.enum(PRIORITIES).optional(),
  label: word.optional(),
  visible: z.boolean().default(false),
  live: z.boolean().default(false),
  embargo: z.boolean().default(false),
  refile: z.boolean().default(false),
  repeat: z.boolean().default(false),
  bare: z.boolean().default(false),
  anyCase: z.boolean().default(false),
  wires: z.array(wireId).optional(),
  words: z.record(language, z.array(word).min(1)),
});
export type TagGroup = z.infer<typeof tagGroup>;

const words = z.array(word).default([]);
const noticeWords = z.strictObject({
  asks: z.array(word).min(1),
  things: z.array(word).min(1),
  kill: words,
  hold: words,
  release: words,
  correct: words,
  says: z.strictObject({ kill: words, hold: words, release: words, correct: words }).prefault({}),
});
export type NoticeWords = z.infer<typeof noticeWords>;

const conventionsFile = z.strictObject({
  tags: z.array(tagGroup).min(1),
  case: z.record(wireId, z.enum(['title', 'any'])).default({}),
  notTags: z.array(word).default([]),
  notices: z.record(language, noticeWords).default({}),
  urgency: z.record(z.string().regex(/^[1-9]$/), z.enum(PRIORITIES)).default({}),
  pubstatus: z.record(word, z.enum(KINDS)).default({}),
  wires: z.record(wireId, z.array(word).min(1)),
});
export type ConventionsFile = z.infer<typeof conventionsFile>;

/**
 * Reads the text of `config/wire-conventions.yaml` and makes it ready for use.
 * @throws Error that names the place, when the text is not YAML or not of this form
 */
export function parseConventions(yamlText: string): WireConventions {
  const read = conventionsFile.safeParse(parse(yamlText));
  if (!read.success) throw new Error(`wire conventions: ${z.prettifyError(read.error)}`);
  return compileTags(read.data);
}
