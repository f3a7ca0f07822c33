import { UsageError } from './command.js';
import { loadCommand, COMMAND_NAMES } from './commands/index.js';

/** Runs one command and gives its exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv;
  const command = name === undefined ? null : await loadCommand(name);
  if (command === null) {
    console.error(`Commands: ${COMMAND_NAMES.join(', ')}`);
    return 2;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\nUsage: wirewatch ${command.name} ${command.usage}`);
    return 2;
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
