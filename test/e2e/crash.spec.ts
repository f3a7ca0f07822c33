import { Client } from 'pg';
import { ApiClient } from '../support/api-client.js';
import { startExternalPostgres } from '../support/external-postgres.js';
import { FeedServer } from '../support/feed-server.js';
import { PushSink } from '../support/push-sink.js';
import { WirewatchProcess } from '../support/wirewatch-process.js';

/** Longer than the sweeper's age and a lease together. */
const RECOVERY_MS = 150_000;

describe('kill -9 of a worker', () => {
  let postgres: Awaited<ReturnType<typeof startExternalPostgres>>;
  let wire: FeedServer;
  let sink: PushSink;
  let front: WirewatchProcess;
  let env: Record<string, string>;
  let admin: ApiClient;
  let visitor: ApiClient;
  let feedId: string;

  const startWorker = () => WirewatchProcess.start({ ...env, ROLES: 'match,deliver' });
  const titles = async () => (await visitor.call('listAlerts', {})).items.map(({ story }) => story.title);
  const until = async (question: () => Promise<boolean> | boolean) => {
    const deadline = Date.now() + RECOVERY_MS;
    while (!(await question())) {
      if (Date.now() > deadline) throw new Error('It was not made good in time');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };

  beforeAll(async () => {
    [postgres, wire, sink] = await Promise.all([
      startExternalPostgres(),
      FeedServer.start(),
      PushSink.start(),
    ]);
    env = {
      DATABASE_URL: postgres.url,
      STARTER: 'none',
      ADMIN_EMAIL: 'admin@wirewatch.example',
      ADMIN_PASSWORD: 'correct horse battery',
      ALLOW_PRIVATE_ADDRESSES: '127.0.0.0/8',
    };
    front = await WirewatchProcess.start({ ...env, ROLES: 'gateway,poll' });
    admin = new ApiClient(front.url);
    await admin.call('signIn', { body: { email: env['ADMIN_EMAIL']!, password: env['ADMIN_PASSWORD']! } });
    const topic = await admin.call('addRule', { body: { name: 'Ferries', query: 'ferry', scope: 'topic' } });
    const feed = await admin.call('addFeed', { body: { url: wire.url('wire'), name: 'wire', wire: 'dpa' } });
    feedId = feed.id;
    await until(async () => (await admin.call('getFeed', { params: { id: feedId } })).lastSuccess !== null);
    visitor = new ApiClient(front.url);
    await visitor.call('follow', { params: { ruleId: topic.id }, body: { channels: ['live', 'push'] } });
    await visitor.call('addDevice', { body: { subscription: sink.newSubscription() } });
  });

  afterAll(async () => {
    await front?.stop();
    await Promise.all([postgres?.stop(), wire?.stop(), sink?.stop()]);
  });

  it(
    'between story and alert loses nothing and sends nothing twice',
    async () => {
      const lock = new Client({ connectionString: postgres.url });
      await lock.connect();
      await lock.query('BEGIN');
      await lock.query('LOCK TABLE matches IN EXCLUSIVE MODE');
      const worker = await startWorker();
      wire.release('wire', {
        guid: 'a',
        title: 'Ferry aground off Port Amber',
        description: 'Nobody was hurt.',
      });
      await admin.call('pollFeed', { params: { id: feedId } });
      // The worker has the story in hand and waits for the table.
      await until(async () => {
        const waiting = await lock.query(
          "SELECT 1 FROM pg_locks WHERE relation = 'matches'::regclass AND NOT granted",
        );
        return waiting.rowCount !== 0;
      });
      await worker.kill();
      await lock.query('ROLLBACK');
      await lock.end();
      expect(await titles()).toEqual([]);

      const next = await startWorker();
      await until(async () => (await titles()).length > 0 && sink.accepted.length > 0);
      await next.stop();
      expect(await titles()).toEqual(['Ferry aground off Port Amber']);
      expect(sink.accepted).toHaveLength(1);
    },
    RECOVERY_MS * 2,
  );

  it(
    'between alert and push loses nothing and sends nothing twice',
    async () => {
      const worker = await startWorker();
      const hanging = sink.hang();
      wire.release('wire', { guid: 'b', title: 'Second ferry aground', description: 'On the same rock.' });
      await admin.call('pollFeed', { params: { id: feedId } });
      await hanging;
      await worker.kill();
      sink.recover();
      expect(await titles()).toEqual(['Ferry aground off Port Amber', 'Second ferry aground']);
      expect(sink.accepted).toHaveLength(1);

      const next = await startWorker();
      await until(() => sink.accepted.length === 2);
      await next.stop();
      expect(await titles()).toEqual(['Ferry aground off Port Amber', 'Second ferry aground']);
      expect(sink.accepted).toHaveLength(2);
    },
    RECOVERY_MS * 2,
  );
});
