// npm run bench:archive: search and backtest of rules that people write, over 100,000 stories of 30 days.
import { Archive } from '@app/archive';
import type { StoryCandidate } from '@app/ports';
import { fillArchive } from '../support/fill-archive.js';
import { candidate } from '../support/story-fixtures.js';
import { openStorage, startTestDatabase } from '../support/test-database.js';
import { ZipfText } from './zipf-text.js';

const STORIES = 100_000;
const DAYS = 30;
const NOW = new Date();
/** Words by how common they are: the place in the vocabulary, 0 the most common. */
const QUERIES: readonly (readonly [what: string, query: (text: ZipfText) => string])[] = [
  ['two rare words', (text) => `${text.word(3_000)} ${text.word(5_000)}`],
  ['a common and a rarer word', (text) => `${text.word(120)} ${text.word(1_500)}`],
  ['a phrase', (text) => `"${text.word(40)} ${text.word(300)}"`],
  ['two names or, and a word', (text) => `(${text.word(900)} OR ${text.word(1_100)}) ${text.word(200)}`],
  ['a prefix', (text) => `${text.word(2_500).slice(0, 4)}* ${text.word(300)}`],
  ['a word, not another', (text) => `${text.word(700)} -${text.word(80)}`],
  ['a very common word', (text) => text.word(5)],
];

/** One story in a minute of the 30 days, oldest first. */
function storyOf(text: ZipfText, n: number): StoryCandidate {
  const age = (STORIES - n) * ((DAYS * 86_400_000) / STORIES);
  return candidate(
    `bench-${n}`,
    { title: text.words(9), summary: text.words(25), body: text.words(95) },
    { published: new Date(NOW.getTime() - age).toISOString() },
  );
}

/** Milliseconds of the middle of three runs, and what the last answered. */
async function timed<T>(run: () => Promise<T>): Promise<{ ms: number; answer: T }> {
  const times: number[] = [];
  let answer: T | undefined;
  for (let n = 0; n < 3; n++) {
    const start = performance.now();
    answer = await run();
    times.push(performance.now() - start);
  }
  return { ms: times.sort((a, b) => a - b)[1]!, answer: answer! };
}

async function main(): Promise<void> {
  const database = await startTestDatabase();
  try {
    const url = await database.freshUrl();
    const storage = await openStorage(url);
    const text = new ZipfText(7);
    await fillArchive(storage, url, STORIES, (n) => storyOf(text, n));
    const archive = new Archive(storage.stories, storage.rules);
    console.log(`${STORIES} stories of ${DAYS} days; ms, the middle of three`);
    console.log('rule                        search 50   backtest 30 days   stories');
    for (const [what, query] of QUERIES) {
      const search = await timed(() => archive.search({ query: query(text), limit: 50 }));
      const backtest = await timed(() => archive.backtest(query(text), DAYS, NOW));
      const { stories, exactSince } = backtest.answer;
      const reach = exactSince === null ? '' : ` since ${exactSince.slice(0, 10)}`;
      console.log(
        `${what.padEnd(26)}${search.ms.toFixed(0).padStart(11)}${backtest.ms.toFixed(0).padStart(19)}` +
          `${String(stories).padStart(10)}${reach}`,
      );
    }
    await storage.close();
  } finally {
    await database.stop();
  }
}

void main();
