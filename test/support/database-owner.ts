import { EmbeddedPostgres } from '@app/storage';

/**
 * A process that owns a data folder: `database-owner.ts DATA_DIR KIND`. Prints one line of
 * JSON (the address, the owner, or the failure) and stops the server at SIGTERM.
 */
async function main([dataDir = '', kind]: readonly string[]): Promise<void> {
  const notes: string[] = [];
  try {
    const server = await EmbeddedPostgres.start({
      dataDir,
      kind: kind === 'command' ? 'command' : 'server',
      note: (line) => notes.push(line),
    });
    if (!(server instanceof EmbeddedPostgres)) return print({ kind: 'owned', pid: server.pid });
    process.once('SIGTERM', () => {
      clearInterval(alive);
      void server.stop();
    });
    const alive = setInterval(() => undefined, 60_000);
    // Last: who reads it may send the signal at once.
    print({ kind: 'started', address: server.address, notes });
  } catch (error) {
    print({ kind: 'failed', message: (error as Error).message });
  }
}

const print = (value: object): void => console.log(JSON.stringify(value));

void main(process.argv.slice(2));
