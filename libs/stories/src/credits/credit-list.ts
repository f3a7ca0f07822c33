import type { WireNames } from './wire-names.js';

const PARTS = /\s*(?:[,;/&|+=、・]|\s(?:and|und|et|y|e|i|ve|with|mit|avec|con|и|و)\s|\s[-–—]\s)\s*/u;
/** Initials of the desk (rs/rt, jsi, eds) and what announces a list. */
const SMALL =
  /^(?:\p{L}{1,4}|\p{Lu}\.\p{Lu}\.|\d{4}|©|copyright|agenc(?:y|ies)|agenturen|agences|agencias|agenzie|.{2,20}\.(?:de|com|net|org|ru|at|ch))$/iu;

/**
 * Wires of a text that is nothing but a list of credits: `AFP, Reuters, dpa`, `jsi/ov (dpa, AFP)`.
 * @returns null when other words stand in it or no wire does
 */
export function readCreditList(text: string, names: WireNames): string[] | null {
  const wires: string[] = [];
  const plain = text
    .replace(/^[\s(（[【—–-]+|[\s)）\]】.]+$/gu, '')
    .replace(
      /^(?:source|sources|quelle|quellen|fuente|fonte|kaynak|источник|المصدر|来源|來源|출처|copyright|©|\(c\)|with|mit(?: material von)?|avec)\s*:?\s*/iu,
      '',
    )
    .replace(/[()（）]/gu, ', ');
  for (const part of plain.split(PARTS)) {
    const token = part.trim();
    if (token === '') continue;
    const id = names.idOf(token);
    if (id !== null) wires.push(id);
    else if (!SMALL.test(token)) return null;
  }
  return wires.length === 0 ? null : wires;
}
