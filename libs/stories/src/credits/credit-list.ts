import type { WireNames } from './wire-names.js';

const PARTS = /\s*(?:[,;/&|+=、・،]|\s(?:and|und|et|y|e|i|ve|with|mit|avec|con|и|و)\s|\s[-–—]\s)\s*/u;
/** Initials of the desk (rs/rt, jsi, eds) and what announces a list. */
const SMALL =
  /^(?:\p{L}{1,4}|\p{Lu}\.\p{Lu}\.|\d{4}|©|copyright|agenc(?:y|ies)|agenturen|agences|agencias|agenzie|.{2,20}\.(?:de|com|net|org|ru|at|ch))$/iu;

/** The outlet that used the copy: `Le Monde avec AFP`; no sentence, whose words are small (He spoke with AFP). */
const OUTLET =
  /^(?:\p{Ll}+|(?:[\p{Lu}\d][\p{L}\d.’'-]*\s+){0,2}[\p{Lu}\d][\p{L}\d.’'-]*)\s+(?=(?:with|mit|avec|con|com)\s)/u;
/** What announces a list: a source, or whose copy was used. */
const ANNOUNCED =
  /^(?:(?:sources?|quellen?|fuentes?|fontes?|fonti?|kaynak|źródło|bron|kilde|källa|lähde|zdroj|forrás|источник|джерело|المصدر|来源|來源|출처|ⓒ|copyright|©|\(c\))\s*[:：]?\s*|\*?(?:with|mit|avec|con|com)\s+(?:(?:material|informationen|inputs?|files|reporting|informations|información|informaciones|informações)\s+(?:from|by|von|de|des|da|do|di)\s+)?(?:l['’]|la\s|agência\s|agencia\s)?)/iu;

/**
 * Wires of a text that is nothing but a list of credits: `AFP, Reuters, dpa`, `jsi/ov (dpa, AFP)`.
 * @returns null when other words stand in it or no wire does
 */
export function readCreditList(text: string, names: WireNames): string[] | null {
  const wires: string[] = [];
  const plain = text
    .replace(/^[\s(（[【—–-]+|[\s)）\]】.]+$/gu, '')
    .replace(OUTLET, '')
    .replace(ANNOUNCED, '')
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
