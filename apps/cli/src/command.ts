/** One command of the command line: `npm run --silent wirewatch -- NAME ARGUMENTS`. */
export interface Command {
  readonly name: string;
  /** One line: the arguments and what it prints. */
  readonly usage: string;
  /**
   * Runs it; what it finds goes to stdout, faults to stderr.
   * @returns the exit code
   * @throws UsageError when the arguments are off
   */
  run(args: readonly string[]): Promise<number>;
}

/** The arguments can't be taken: said on stderr with the usage, exit code 2. */
export class UsageError extends Error {}
