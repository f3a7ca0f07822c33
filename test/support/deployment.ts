import { rm } from 'node:fs/promises';
import { ApiClient } from './api-client.js';
import { makeDataFolder } from './data-folder.js';
import { startExternalPostgres } from './external-postgres.js';
import { startRedis } from './redis.js';
import { WirewatchProcess } from './wirewatch-process.js';

/** One process with everything in it; or two gateways and two workers on Redis and a PostgreSQL. */
export type Mode = 'embedded' | 'spread';

const ADMIN = { email: 'admin@wirewatch.example', password: 'correct horse battery' };
const WORKER_ROLES = 'poll,match,deliver';

/** Wirewatch as an operator runs it, in processes of its own. */
export interface Deployment {
  /** Origins, one a gateway. */
  readonly gateways: readonly string[];
  readonly processes: readonly WirewatchProcess[];
  /** The environment its processes share, to start one more. */
  readonly env: Readonly<Record<string, string>>;
  /** A client of the first gateway, signed in as the first admin. */
  signInAsAdmin(): Promise<ApiClient>;
  /** Asks again and again until the answer is yes. @throws after a minute, with what the processes printed */
  eventually(question: () => Promise<boolean>): Promise<void>;
  stop(): Promise<void>;
}

/** Whether `mode` can run on this machine; spread needs a Redis. */
export async function canDeploy(mode: Mode): Promise<boolean> {
  if (mode === 'embedded') return true;
  const redis = await startRedis();
  await redis?.stop();
  return redis !== null;
}

/**
 * Starts a deployment without feeds, topics or demo wire, that may reach 127.0.0.0/8.
 * @param env set beside the rest, over it
 */
export async function startDeployment(
  mode: Mode,
  env: Readonly<Record<string, string>> = {},
): Promise<Deployment> {
  const base = {
    STARTER: 'none',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    ALLOW_PRIVATE_ADDRESSES: '127.0.0.0/8',
    ...env,
  };
  return mode === 'embedded' ? startEmbedded(base) : startSpread(base);
}

async function startEmbedded(base: Record<string, string>): Promise<Deployment> {
  const folder = await makeDataFolder();
  const env = { ...base, DATA_DIR: folder };
  const single = await WirewatchProcess.start(env);
  return deploymentOf([single.url], [single], env, async () => {
    await rm(folder, { recursive: true, force: true });
  });
}

async function startSpread(base: Record<string, string>): Promise<Deployment> {
  const [postgres, redis] = await Promise.all([startExternalPostgres(), startRedis()]);
  if (redis === null) throw new Error('A spread deployment needs redis-server on the PATH, or REDIS_URL');
  const env = { ...base, DATABASE_URL: postgres.url, REDIS_URL: redis.url };
  // All at once: migrations and the first admin must bear that.
  const processes = await Promise.all(
    ['gateway', 'gateway', WORKER_ROLES, WORKER_ROLES].map((ROLES) =>
      WirewatchProcess.start({ ...env, ROLES }),
    ),
  );
  const gateways = processes.slice(0, 2).map(({ url }) => url);
  return deploymentOf(gateways, processes, env, async () => {
    await redis.stop();
    await postgres.stop();
  });
}

function deploymentOf(
  gateways: readonly string[],
  processes: readonly WirewatchProcess[],
  env: Readonly<Record<string, string>>,
  cleanUp: () => Promise<void>,
): Deployment {
  return {
    gateways,
    processes,
    env,
    async signInAsAdmin() {
      const client = new ApiClient(gateways[0] ?? '');
      await client.call('signIn', { body: ADMIN });
      return client;
    },
    eventually: (question) => eventually(question, () => processes.map(({ log }) => log).join('\n---\n')),
    async stop() {
      await Promise.all(processes.map((process) => process.stop()));
      await cleanUp();
    },
  };
}

const PATIENCE_MS = 60_000;

async function eventually(question: () => Promise<boolean>, log: () => string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await question())) {
    if (Date.now() > deadline) {
      throw new Error(`It did not happen within a minute. The processes said:\n${log()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
