import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { DATABASE_USER, prepareCluster, SERVER_ENVIRONMENT } from './cluster.js';
import { clearOrphan, runningServer, stopServer } from './orphan.js';
import { takeFolder, type Owner, type OwnerKind, type OwnerLock } from './owner-lock.js';
import { place, type Placement } from './placement.js';
import { serverArguments } from './server-options.js';
import { causeOf, StorageStartError } from './start-error.js';

/** How to reach a PostgreSQL, as `pg` takes it. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface EmbeddedPostgresOptions {
  /** Absolute. */
  readonly dataDir: string;
  readonly kind: OwnerKind;
  /** Told what an operator should know: data put elsewhere, an orphan stopped, a restart. */
  readonly note: (line: string) => void;
}

const DATABASE = 'wirewatch';
/** Recovery after a crash replays at most max_wal_size; this is far more than that takes. */
const START_TIMEOUT_MS = 120_000;
const PORT_ATTEMPTS = 5;
/** Between an unexpected end of the server and its next start. */
const RESTART_DELAY_MS = 500;

/** The PostgreSQL that comes with Wirewatch, working in DATA_DIR; it lives as long as this process. */
export class EmbeddedPostgres {
  private child: ChildProcess | null = null;
  private stopping = false;
  private readonly onExit = () => this.child?.kill('SIGINT');

  private constructor(
    private readonly lock: OwnerLock,
    private readonly placement: Placement,
    private readonly note: (line: string) => void,
    /** How to reach it; the port stays the same when it has to be started again. */
    readonly address: DatabaseAddress,
  ) {
    process.on('exit', this.onExit);
  }

  /**
   * Starts the server, after making the data folder (first start) or clearing what a
   * killed run left behind.
   * @returns the server, or its owner where another process serves this folder
   * @throws StorageStartError with the cause and what to do
   */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres | Owner> {
    const home = makeHome(options.dataDir);
    const lock = await takeFolder(home, options.kind);
    if (!('release' in lock)) return lock;
    try {
      const placement = place(home, options.note);
      if (existsSync(placement.cluster)) await clearOrphan(placement.cluster, options.note);
      const password = await prepareCluster(placement);
      for (let attempt = 1; ; attempt += 1) {
        const port = await freePort();
        const address = addressOf(port, password);
        const server = new EmbeddedPostgres(lock, placement, options.note, address);
        const fault = await server.launch();
        if (fault === null) return server;
        process.off('exit', server.onExit);
        // Another program may have taken the port in between.
        if (attempt === PORT_ATTEMPTS || !/could not bind|could not create any TCP/i.test(fault)) {
          throw new StorageStartError(
            `The embedded PostgreSQL did not start: ${fault}`,
            `Its log is ${logPath(placement)}; restore ${placement.cluster} from a backup, or set DATA_DIR to another folder`,
          );
        }
      }
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Stops the server cleanly; nothing of it is left running. Close all pools first. */
  async stop(): Promise<void> {
    this.stopping = true;
    process.off('exit', this.onExit);
    const pid = this.child?.pid;
    if (pid !== undefined && !(await stopServer(pid))) {
      throw new Error(`The embedded PostgreSQL (process ${pid}) does not stop.`);
    }
    this.lock.release();
  }

  /** Starts the program and waits until it answers; null, or why it ended. */
  private async launch(): Promise<string | null> {
    const { placement } = this;
    const log = openSync(logPath(placement), 'w', 0o600);
    const child = spawn(placement.binaries.postgres, serverArguments(placement.cluster, this.address.port), {
      cwd: placement.folder,
      env: SERVER_ENVIRONMENT,
      // A group of its own: Ctrl-C reaches Wirewatch alone, which stops the server last.
      detached: true,
      stdio: ['ignore', log, log],
      windowsHide: true,
      ...(placement.user === null ? {} : { uid: placement.user.uid, gid: placement.user.gid }),
    });
    closeSync(log);
    this.child = child;
    let ended: string | null = null;
    child.once('error', (error) => (ended = causeOf(error)));
    child.once('exit', () => (ended ??= lastFault(placement)));
    child.unref();
    const end = Date.now() + START_TIMEOUT_MS;
    while (ended === null) {
      if (await answers(this.address)) {
        child.removeAllListeners('exit');
        child.once('exit', () => void this.restart());
        return null;
      }
      if (Date.now() > end) {
        await this.stop();
        return `no answer within ${START_TIMEOUT_MS / 1000} s`;
      }
      await delay(25);
    }
    return ended;
  }

  /** The server ended by itself (out of memory, killed): start it again, as often as it takes. */
  private async restart(): Promise<void> {
    while (!this.stopping) {
      this.note('The embedded PostgreSQL ended unexpectedly and is started again');
      await delay(RESTART_DELAY_MS);
      if (this.stopping) return;
      await clearOrphan(this.placement.cluster, this.note);
      const fault = await this.launch();
      if (fault === null) return;
      this.note(`The embedded PostgreSQL did not start: ${fault}`);
    }
  }
}

/** How to reach the server that another process runs in this data folder; null where it is not up. */
export async function addressOfRunning(dataDir: string): Promise<DatabaseAddress | null> {
  const home = join(dataDir, 'postgres');
  const moved = join(home, 'moved-to');
  const folder = existsSync(moved) ? readFileSync(moved, 'utf8').trim() : home;
  const server = runningServer(join(folder, 'cluster'));
  if (server === null) return null;
  const address = addressOf(server.port, readFileSync(join(folder, 'password'), 'utf8').trim());
  return (await answers(address)) ? address : null;
}

const addressOf = (port: number, password: string): DatabaseAddress => ({
  host: '127.0.0.1',
  port,
  user: DATABASE_USER,
  password,
  database: DATABASE,
});

const logPath = (placement: Placement): string => join(placement.folder, 'server.log');

/** `postgres` below DATA_DIR, enterable for the server's user whatever the umask says. */
function makeHome(dataDir: string): string {
  const home = join(dataDir, 'postgres');
  try {
    for (const folder of [dataDir, home]) {
      if (existsSync(folder)) continue;
      makeFolder(folder);
      chmodSync(folder, 0o755);
    }
    return home;
  } catch (error) {
    throw new StorageStartError(
      `The data folder ${dataDir} can't be made (${causeOf(error)})`,
      'Give this user the right to write there, or set DATA_DIR to a folder that can be written',
    );
  }
}

/**
 * Makes a folder and what is missing above it, one by one: Node's recursive `mkdir` never ends
 * where a new folder is answered with ENOENT although the one above exists, as below /proc.
 */
function makeFolder(folder: string): void {
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Whether the server takes queries; makes the database at the first time. */
async function answers(address: DatabaseAddress): Promise<boolean> {
  try {
    await query(address, 'SELECT 1');
    return true;
  } catch (error) {
    // 3D000: there is no such database yet.
    if ((error as { code?: string }).code !== '3D000') return false;
    await query({ ...address, database: 'postgres' }, `CREATE DATABASE ${DATABASE}`);
    return true;
  }
}

async function query(address: DatabaseAddress, sql: string): Promise<void> {
  const client = new Client({ ...address, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The line of the server's log that says why it ended. */
function lastFault(placement: Placement): string {
  const lines = readFileSync(logPath(placement), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const fault = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
  return fault.replace(/^.*?(FATAL|PANIC): +/, '');
}
