import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { toPlainText } from '@app/text';
import type { Item, ParsedFeed } from '@app/contracts';
import { parseFeed, type ParseOutcome } from '@app/polling';
import { sharedData } from '../support/shared-data.js';

interface ExpectedItem {
  readonly title?: string | null;
  readonly link?: string | null;
  readonly link_resolved?: string;
  readonly id?: string | null;
  readonly published?: string | null;
  readonly updated?: string | null;
}
interface Expectation {
  readonly file: string;
  readonly expected?: {
    readonly title?: string;
    readonly link?: string;
    readonly link_resolved?: string;
    readonly items?: number;
    readonly first?: ExpectedItem;
  };
  readonly disputed?: Record<string, Record<string, unknown>>;
  readonly expect_error?: boolean;
}

const folder = sharedData();
const now = new Date('2026-11-25T00:00:00Z');
const parse = (file: string): Promise<ParseOutcome> =>
  parseFeed(readFileSync(sharedData(file) as string), { now });
const feedOf = async (file: string): Promise<ParsedFeed> => {
  const outcome = await parse(file);
  if (outcome.kind === 'not-a-feed') throw new Error(outcome.message);
  return outcome.feed;
};
/** Expectations hold XML-decoded text; we hold what people read. */
const readable = (text: string | null | undefined): string => toPlainText(text ?? '').replace(/\s+/g, ' ');
const squeeze = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** What the platform reads of a date; where it reads none, ours may. */
const instant = (raw: string | null): unknown => {
  if (raw === null) return null;
  const time = Date.parse(raw);
  return Number.isNaN(time) ? expect.anything() : new Date(time).toISOString();
};

(folder === null ? describe.skip : describe)('the shared feeds', () => {
  const read = <T>(file: string): T => JSON.parse(readFileSync(sharedData(file) as string, 'utf8')) as T;
  const expectations = folder === null ? [] : read<Expectation[]>('expectations.json');

  it.each(expectations.filter((e) => e.expect_error !== true).map((e) => [e.file, e] as const))(
    '%s gives what is expected',
    async (file, { expected = {}, disputed = {} }) => {
      const feed = await feedOf(file);
      const first = feed.items[0];
      const accepted = (field: string, value: unknown): readonly unknown[] => [
        value,
        ...Object.values(disputed[field] ?? {}),
      ];
      const check = (field: string, actual: unknown, value: unknown): void => {
        expect({ field, oneOf: accepted(field, value).map((v) => v ?? '') }).toEqual({
          field,
          oneOf: expect.arrayContaining([actual ?? '']),
        });
      };
      if ('title' in expected) check('title', feed.title, readable(expected.title));
      if ('link' in expected) check('link', feed.link, expected.link_resolved ?? squeeze(expected.link));
      if ('items' in expected) check('items', feed.items.length, expected.items);
      for (const [name, value] of Object.entries(expected.first ?? {})) {
        if (name === 'title') check('first.title', first?.title, readable(value));
        if (name === 'link') {
          check('first.link', first?.link, expected.first?.link_resolved ?? squeeze(value));
        }
        if (name === 'id') check('first.id', first?.id, squeeze(value));
        if (name === 'published' || name === 'updated') check(`first.${name}`, first?.[name], value);
      }
    },
  );

  it.each(expectations.filter((e) => e.expect_error === true).map((e) => [e.file]))(
    '%s is refused with a reason, or read as far as it goes',
    async (file) => {
      const outcome = await parse(file);
      if (outcome.kind === 'not-a-feed') expect(outcome.message).toMatch(/^[A-Z].*\.$/);
      else expect(outcome.feed.problems).not.toEqual([]);
    },
  );

  it('reads every item of the well-formed ones', async () => {
    const lines = gunzipSync(readFileSync(sharedData('expectations_all_items.jsonl.gz') as string));
    interface RawExpected extends ExpectedItem {
      readonly published_raw: string | null;
      readonly updated_raw: string | null;
    }
    for (const line of lines.toString('utf8').split('\n').filter(Boolean)) {
      const { file, items } = JSON.parse(line) as { file: string; items: RawExpected[] };
      const feed = await feedOf(file);
      // The list knows updated of Atom only, but RSS may borrow atom:updated.
      const shown = (item: Item, index: number): unknown => ({
        title: item.title,
        id: item.id,
        published: item.published,
        updated: items[index]?.updated_raw === null ? null : item.updated,
      });
      expect({ file, items: feed.items.map(shown) }).toEqual({
        file,
        items: items.map((item) => ({
          title: readable(item.title),
          id: squeeze(item.id),
          published: instant(item.published_raw),
          updated: instant(item.updated_raw),
        })),
      });
      feed.items.forEach((item, index) => {
        const expected = squeeze(items[index]?.link);
        if (URL.canParse(expected)) expect({ file, link: item.link }).toEqual({ file, link: expected });
      });
    }
  });
});
