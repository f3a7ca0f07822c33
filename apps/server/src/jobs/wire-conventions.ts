import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConventions, type WireConventions } from '@app/stories';

/** Where the operator keeps them, from the folder that a start is made in. */
const CONVENTIONS = join('config', 'wire-conventions.yaml');

/** Reads how the wires write. @throws Error where the file can't be read or has faults */
export function readWireConventions(): WireConventions {
  return parseConventions(readFileSync(CONVENTIONS, 'utf8'));
}
