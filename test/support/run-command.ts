import { loadCommand } from '../../apps/cli/src/commands/index.js';

/** What one command left behind. */
export interface CommandRun {
  readonly code: number;
  /** What it printed on stdout and stderr, a line or a text each. */
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/**
 * Runs a command of the command line in this process.
 * @param env set beside the environment of the test while it runs
 */
export async function runCommand(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandRun> {
  const command = await loadCommand(name);
  if (command === null) throw new Error(`There is no command ${name}`);
  const out: string[] = [];
  const err: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line));
  const error = jest.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line));
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out.push(String(text));
    return true;
  });
  const before = process.env;
  process.env = { ...before, ...env };
  try {
    return { code: await command.run(args), out, err };
  } finally {
    process.env = before;
    write.mockRestore();
    log.mockRestore();
    error.mockRestore();
  }
}
