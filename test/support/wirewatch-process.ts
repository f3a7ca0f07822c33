import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const MAIN = join(__dirname, '../../dist/server/apps/server/src/main.js');
const START_MS = 100_000;

/** The real program as a process of its own, as `npm start` runs it once it is built. */
export class WirewatchProcess {
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        this.output = (this.output + data.toString()).slice(-20_000);
      });
    }
  }

  /**
   * Starts it and waits until /health/ready answers 200.
   * @param env what is set beside the environment of the test; PORT is a free one where it isn't given
   * @throws with the program's output where it doesn't get ready
   */
  static async start(env: Readonly<Record<string, string>>): Promise<WirewatchProcess> {
    const port = env['PORT'] ?? String(await freePort());
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: port, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = new WirewatchProcess(child, `http://127.0.0.1:${port}`);
    await started.ready();
    return started;
  }

  /** What it printed last, at most 20,000 characters. */
  get log(): string {
    return this.output;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Asks it to stop as Ctrl-C does, and waits. @returns its exit code */
  stop(): Promise<number | null> {
    return this.end('SIGINT');
  }

  /** kill -9: what a crash is. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const ended = new Promise<number | null>((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    return ended;
  }

  private async ready(): Promise<void> {
    const deadline = Date.now() + START_MS;
    while (Date.now() < deadline && this.child.exitCode === null) {
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await this.end('SIGKILL');
    throw new Error(`Wirewatch did not get ready:\n${this.output}`);
  }
}

/** A port that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
