import { loadSettings } from '@app/settings';
import type { AddressInfo } from 'node:net';
import { start } from '../../apps/server/src/start.js';
import type { Started } from '../../apps/server/src/start.js';
import { ApiClient } from './api-client.js';
import { startTestDatabase } from './test-database.js';

const ADMIN = { email: 'admin@wirewatch.example', password: 'correct horse battery' };

/** The real application in this process, on a PostgreSQL of its own. */
export interface TestServer {
  readonly origin: string;
  readonly databaseUrl: string;
  readonly app: Started['app'];
  /** What the start told the operator. */
  readonly lines: readonly string[];
  readonly admin: typeof ADMIN;
  /** A client signed in as the admin. */
  signInAsAdmin(): Promise<ApiClient>;
  stop(): Promise<void>;
}

/** Starts it without feeds, topics or demo wire on a free port. @param env set beside that, over it */
export async function startTestServer(env: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const database = await startTestDatabase();
  const databaseUrl = await database.freshUrl();
  const settings = loadSettings({
    PORT: '0',
    DATABASE_URL: databaseUrl,
    STARTER: 'none',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    ALLOW_PRIVATE_ADDRESSES: '127.0.0.0/8',
    ...env,
  });
  const { app, lines } = await start(settings);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    databaseUrl,
    app,
    lines,
    admin: ADMIN,
    async signInAsAdmin() {
      const client = new ApiClient(origin);
      await client.call('signIn', { body: ADMIN });
      return client;
    },
    async stop() {
      await app.close();
      await database.stop();
    },
  };
}
