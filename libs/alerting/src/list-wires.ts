import { wireName } from '@app/contracts';

/** Wires in a row, as people write them: "Reuters, dpa and AP". */
export function listWires(wires: readonly string[]): string {
  const names = wires.map(wireName);
  const last = names.at(-1);
  return last === undefined || names.length === 1
    ? (last ?? '')
    : `${names.slice(0, -1).join(', ')} and ${last}`;
}
