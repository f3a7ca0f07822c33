// npm run bench:parse: our reading of feeds (character set, mending, plain text, dates) beside rss-parser alone
// on the same bodies in the same run. rss-parser gets only those it reads; on some others it never answers.
import { readFileSync, readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { parseFeed } from '@app/polling';
import RssParser from 'rss-parser';
import { sharedData } from '../support/shared-data.js';

const ROUNDS = 15;
const WARM_UP = 3;
const now = new Date();
const parser = new RssParser();

async function readable(body: Buffer): Promise<boolean> {
  const answer = parser.parseString(body.toString('utf8')).then(
    () => true,
    () => false,
  );
  return Promise.race([answer, setImmediate(false)]);
}

async function time(bodies: readonly Buffer[], read: (body: Buffer) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (const body of bodies) await read(body);
  return performance.now() - start;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

async function main(): Promise<void> {
  const folder = sharedData('feeds');
  if (folder === null) {
    console.error('The shared feeds are not there; set WIREWATCH_DATA to their folder.');
    process.exitCode = 1;
    return;
  }
  const bodies: Buffer[] = [];
  for (const name of readdirSync(folder)) {
    const body = readFileSync(`${folder}/${name}`);
    if (await readable(body)) bodies.push(body);
  }
  const megabytes = bodies.reduce((sum, body) => sum + body.length, 0) / 2 ** 20;
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const alone = await time(bodies, (body) => parser.parseString(body.toString('utf8')));
    const whole = await time(bodies, (body) => parseFeed(body, { now }));
    if (round < WARM_UP) continue;
    theirs.push(alone);
    ours.push(whole);
  }
  console.log(
    JSON.stringify({
      feeds: bodies.length,
      megabytes: Number(megabytes.toFixed(1)),
      rssParserMs: Math.round(median(theirs)),
      wholeMs: Math.round(median(ours)),
      megabytesPerSecond: Number((megabytes / (median(ours) / 1000)).toFixed(1)),
      ratio: Number((median(theirs) / median(ours)).toFixed(2)),
    }),
  );
}

void main();
