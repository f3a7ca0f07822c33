import { readFile } from 'node:fs/promises';
import { parseConventions, type WireConventions } from '@app/stories';

/** Where the operator keeps them, from the folder in which the command runs. */
const FILE = 'config/wire-conventions.yaml';

/**
 * Reads the wire conventions of this installation.
 * @throws Error that names the place, when the file is missing or not of its form
 */
export async function readWireConventions(): Promise<WireConventions> {
  return parseConventions(await readFile(FILE, 'utf8'));
}
