// npm run bench:latency: from the poll's response to the live event and to the accepted push, in both modes.
import { createHash } from 'node:crypto';
import { ApiClient } from '../support/api-client.js';
import { startDeployment } from '../support/deployment.js';
import type { Mode } from '../support/deployment.js';
import { FeedServer } from '../support/feed-server.js';
import { LiveClient } from '../support/live-client.js';
import { PushSink } from '../support/push-sink.js';

const STORIES = 500;
const RULES = 1000;
/** Stories a poll: a wire's busy minute. */
const BATCH = 5;

/** Three words that no other story has, so that each story is an event of its own. */
function wordsOf(story: number, part: number): string {
  return [0, 1, 2]
    .map((n) => createHash('sha256').update(`${story} ${part} ${n}`).digest('hex').slice(0, 9))
    .map((hex) => hex.replace(/\d/g, (digit) => 'mnprstvzlk'[Number(digit)] ?? ''))
    .join(' ');
}

async function measure(mode: Mode): Promise<{ live: number[]; push: number[] }> {
  const wire = await FeedServer.start();
  const sink = await PushSink.start();
  const deployment = await startDeployment(mode);
  try {
    const admin = await deployment.signInAsAdmin();
    for (let n = 0; n < RULES; n++) {
      await admin.call('addRule', {
        body: { name: `Rule ${n}`, query: `village${n} flood`, scope: 'topic' },
      });
    }
    const visitor = new ApiClient(deployment.gateways.at(-1)!);
    const bench = await admin.call('addRule', {
      body: { name: 'Bench', query: 'benchmark', scope: 'topic' },
    });
    await visitor.call('follow', { params: { ruleId: bench.id }, body: { channels: ['live', 'push'] } });
    await visitor.call('changePreferences', { body: { budgetPerDay: null } });
    await visitor.call('addDevice', { body: { subscription: sink.newSubscription() } });
    const feed = await admin.call('addFeed', { body: { url: wire.url('bench'), name: 'bench' } });
    await deployment.eventually(
      async () => (await admin.call('getFeed', { params: { id: feed.id } })).lastSuccess !== null,
    );
    const socket = await LiveClient.watch(deployment.gateways.at(-1)!, visitor.cookie, ['alerts']);
    const live: number[] = [];
    const push: number[] = [];
    for (let n = 0; n < STORIES; n += BATCH) {
      for (let i = n; i < n + BATCH; i++) {
        wire.release('bench', {
          guid: `bench-${i}`,
          title: `${wordsOf(i, 0)} benchmark ${wordsOf(i, 1)}`,
          description: `${wordsOf(i, 2)} ${wordsOf(i, 3)}.`,
        });
      }
      const wanted = n + BATCH;
      const heard = socket.until(({ alerts }) => {
        while (live.length < alerts.length) live.push(performance.now() - wire.lastAnswered);
        return alerts.length >= wanted;
      });
      await admin.call('pollFeed', { params: { id: feed.id } });
      await heard;
      await deployment.eventually(() => Promise.resolve(sink.accepted.length >= wanted));
      for (const at of sink.accepted.slice(n)) push.push(at - wire.lastAnswered);
    }
    socket.close();
    return { live, push };
  } finally {
    await deployment.stop();
    await sink.stop();
    await wire.stop();
  }
}

const at = (values: readonly number[], share: number): string =>
  [...values]
    .sort((a, b) => a - b)
    [Math.min(values.length - 1, Math.floor(values.length * share))]!.toFixed(0);

async function main(): Promise<void> {
  console.log(`${STORIES} stories, ${BATCH} a poll, ${RULES} rules; ms from the poll's response`);
  console.log('mode      live p50  live p99  push p50  push p99');
  for (const mode of ['embedded', 'spread'] as const) {
    const { live, push } = await measure(mode);
    const cells = [at(live, 0.5), at(live, 0.99), at(push, 0.5), at(push, 0.99)];
    console.log(`${mode.padEnd(9)}${cells.map((cell) => cell.padStart(9)).join(' ')}`);
  }
}

void main();
