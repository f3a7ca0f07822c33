import { parseArgs } from 'node:util';
import { z } from 'zod';
import { UsageError } from './command.js';

/**
 * Reads `--name VALUE` options, each given once and checked by its schema.
 * @throws UsageError naming the option that is off
 */
export function readOptions<T extends z.ZodRawShape>(args: readonly string[], shape: T) {
  const names = Object.keys(shape);
  const values = parse(args, names);
  const read = z.object(shape).safeParse(values);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const name = String(issue?.path[0]);
  throw new UsageError(
    values[name] === undefined ? `--${name} is missing.` : `--${name}: ${issue?.message ?? 'it is wrong'}.`,
  );
}

function parse(args: readonly string[], names: readonly string[]): Record<string, unknown> {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
