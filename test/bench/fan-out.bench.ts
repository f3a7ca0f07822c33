// npm run bench:fan-out: a story and its update to 100,000 followers of one topic, on PostgreSQL alone.
import { Client } from 'pg';
import { addTopic, candidate, keepOne, match, POLICY } from '../support/story-fixtures.js';
import { openStorage, startTestDatabase } from '../support/test-database.js';

const PEOPLE = Number(process.env['PEOPLE'] ?? 100_000);
const SET = 1000;

async function main(): Promise<void> {
  const database = await startTestDatabase();
  const url = await database.freshUrl();
  const storage = await openStorage(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  const topic = await addTopic(storage, 'Everything');
  await client.query(`INSERT INTO people (role) SELECT 'anonymous' FROM generate_series(1, ${PEOPLE})`);
  await client.query(`INSERT INTO subscriptions (rule_id, person_id, channels)
    SELECT ${topic}, id, '{live,push}' FROM people`);
  await client.query(`INSERT INTO devices (person_id, endpoint, p256dh, auth)
    SELECT id, 'https://push.example/' || id, 'p', 'a' FROM people`);
  await client.query('ANALYZE');
  console.log('story                    people   first ms   all ms   ms a 1,000');
  for (const [name, title] of [
    ['new', 'Haftar leaves Moscow'],
    ['update', 'Haftar leaves Moscow, more'],
    ['further update', 'Haftar leaves Moscow, most'],
  ] as const) {
    const story = await keepOne(storage, candidate('a', { title }));
    await match(storage, story, [topic]);
    const cause = await storage.alerts.cause(story.storyId, story.version);
    if (cause === null) throw new Error('Not matched');
    const start = performance.now();
    let first = 0;
    let after: string | null = null;
    do {
      const set = await storage.alerts.bring(cause, POLICY, after, SET, new Date());
      first ||= performance.now() - start;
      after = set.next;
    } while (after !== null);
    const all = performance.now() - start;
    const cells = [PEOPLE, first.toFixed(0), all.toFixed(0), (all / (PEOPLE / SET)).toFixed(1)];
    console.log(name.padEnd(22) + cells.map((cell) => String(cell).padStart(10)).join(' '));
    await client.query('ANALYZE alerts, alert_versions, deliveries, events');
  }
  const { rows } = await client.query<{ relname: string; seq_tup_read: string }>(`
    SELECT relname, seq_tup_read FROM pg_stat_user_tables
    WHERE seq_tup_read > ${PEOPLE * 4} ORDER BY seq_tup_read DESC`);
  console.log(
    'read without an index:',
    rows.map((row) => `${row.relname} ${row.seq_tup_read}`).join(', ') || 'none',
  );
  await client.end();
  await storage.close();
  await database.stop();
}

void main();
