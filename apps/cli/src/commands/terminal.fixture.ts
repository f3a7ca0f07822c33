import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a command printed and told, and the files that it is given. */
export interface Terminal {
  /** Everything on stdout. */
  printed: string;
  /** The lines on stderr. */
  readonly told: string[];
  /** Writes a file and gives its path. */
  file(name: string, content: string): Promise<string>;
  /** Writes stories as JSON Lines; a text is a line as it stands. */
  stories(stories: readonly unknown[]): Promise<string>;
}

/** A terminal for each test of a suite. */
export function useTerminal(): Terminal {
  let folder: string;
  const terminal: Terminal = {
    printed: '',
    told: [],
    async file(name, content) {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    stories: (stories) =>
      terminal.file(
        'stories',
        stories.map((story) => (typeof story === 'string' ? story : JSON.stringify(story))).join('\n'),
      ),
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wirewatch-'));
    terminal.printed = '';
    terminal.told.length = 0;
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      terminal.printed += String(text);
      return true;
    });
    jest.spyOn(console, 'error').mockImplementation((line: string) => terminal.told.push(line));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await rm(folder, { recursive: true });
  });
  return terminal;
}
