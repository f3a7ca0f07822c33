import { readCreditList } from './credit-list.js';
import type { WireNames } from './wire-names.js';

/** A line that is not the story though it holds no credit: sign-offs, notices, calls to subscribe or follow. */
const NOTICE =
  /^\s*[([*_—–-]*(?:reporting by|editing by|additional reporting|writing by|compiled by|our standards|all rights reserved|copyright|©|\(c\)|this (?:story|article|report|material) (?:was|has been|may not)|read more|see also|more on this|related|follow (?:us|@)|sign up|subscribe|download our|click here|join (?:us|our)|edited by|le tiers|alle rechte|tous droits|todos los derechos|the-cnn-wire|view original|riproduzione riservata|with assistance from)/iu;
/** A line that credits agencies, or others whose names we don't know. */
const UNNAMED =
  /^\W*(?:(?:sources?|quellen?|fuentes?|fontes?|источник|المصدر)\s*[:：].{2,80}|(?:.{2,24}\s(?:and|und|et|y|e)\s)?(?:(?:with|mit|avec|con|com)\s+)?(?:inputs from\s+)?(?:news\s+)?(?:agencies|agenturen|agences|agencias|agências|agenzie|агентства|وكالات)(?:\/\p{L}{1,5})?)\W*$/iu;
const CONTRIBUTED =
  /(?<![\p{L}\p{N}])(?:contributed to (?:this|the) (?:report|story|article)|contributed reporting|contributed\.?$|additional reporting by|with (?:material|reporting|files|inputs?|additional reporting|information) (?:from|by)|material (?:from|by)|mit material von|avec (?:des informations de|l['’])|con información de|по материалам)(?![\p{L}\p{N}])/iu;
/** Longer lines are sentences of the story. */
const LONGEST_CREDIT = 160;
const LONGEST_NOTICE = 400;

/** The body without what stands at its end and is not the story, and the wires of each credit line there. */
export function cutBoilerplate(
  text: string,
  names: WireNames,
): { readonly body: string; readonly creditLines: readonly string[][] } {
  const lines = text.trimEnd().split('\n');
  const creditLines: string[][] = [];
  while (lines.length > 1) {
    const line = lines.at(-1)!.trim();
    const wires = line === '' ? [] : creditsOfLine(line, names);
    if (wires === null && !isNotice(line)) break;
    if (wires !== null && wires.length > 0) creditLines.unshift(wires);
    lines.pop();
  }
  const last = lines.at(-1) ?? '';
  const tail = /\s*(?:[(（]([^()（）]{2,80})[)）]|(?:[—–]|--|\s-)\s*([^\s—–-][^—–]{0,30}))\s*\.?\s*$/u.exec(
    last,
  );
  const wires = tail === null ? null : readCreditList(tail[1] ?? tail[2]!, names);
  if (wires === null) return { body: lines.join('\n'), creditLines };
  return {
    body: [...lines.slice(0, -1), last.slice(0, tail!.index)].join('\n'),
    creditLines: [wires, ...creditLines],
  };
}

const isNotice = (line: string): boolean =>
  line.length <= LONGEST_NOTICE && (NOTICE.test(line) || UNNAMED.test(line));

/** Wires that a line at the end credits; empty for none, null when the line belongs to the story. */
function creditsOfLine(line: string, names: WireNames): string[] | null {
  if (line.length > LONGEST_CREDIT) return null;
  const list = readCreditList(line, names);
  if (list !== null) return list;
  if (!CONTRIBUTED.test(line) && !/(?:^\W*|riservata\W*)(?:copyright|©|\(c\))/iu.test(line)) return null;
  const found = line.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.pattern})(?![\\p{L}\\p{N}-])`, 'gu'));
  return [...found].map(([name]) => names.idOf(name)).filter((id) => id !== null);
}
