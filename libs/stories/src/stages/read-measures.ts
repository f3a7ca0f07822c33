import type { Quantity } from '@app/contracts';
import type { CountToken } from './count-tokens.js';

const MAGNITUDE = /^(?:magnitude|magnitud|m|starke|магнитуд\p{L}*|بقوه|قوته|قوتها|규모)$/u;
const PERCENT = /^(?:%|percent|prozent|процент\p{L}*|بالمئه|بالمائه)$/u;
const CENT = /^(?:cent|ciento|cien)$/u;
const PER = /^(?:per|pour|por)$/u;
/** On every scale in use the strongest earthquakes stay below. */
const HIGHEST_MAGNITUDE = 10;
/** Chinese and Japanese: the number stands before the counter for persons, what became of them after it. */
const EAST_ASIAN: readonly (readonly [Quantity['what'], RegExp])[] = [
  [
    'dead',
    /(\d+)\s*(?:人|名)[^\d，。、,]{0,4}(?:死亡|遇难|遇難|丧生|喪生|身亡|が死亡|死)|(?:死者|死亡)(?:人数|者)?[^\d，。、,]{0,4}?(\d+)\s*(?:人|名)/u,
  ],
  ['injured', /(\d+)\s*(?:人|名)[^\d，。、,]{0,4}(?:受伤|受傷|负伤|けが|負傷|重傷|軽傷)/u],
  ['missing', /(\d+)\s*(?:人|名)[^\d，。、,]{0,4}(?:失踪|失蹤|不明)/u],
];

/** Magnitudes and percentages, and counts of languages that write without spaces. */
export function readMeasures(text: string, tokens: readonly CountToken[], language: string): Quantity[] {
  const found: Quantity[] = [];
  const percent = tokens.findIndex((token, at) => token.kind === 'number' && isPercent(tokens, at));
  if (percent !== -1) found.push(exactly('percent', tokens[percent]!.value));
  const magnitude = tokens.find((token, at) => token.kind === 'number' && isMagnitude(tokens, at));
  if (magnitude !== undefined) found.push(exactly('magnitude', magnitude.value));
  if (!/^(?:zh|ja)/u.test(language)) return found;
  for (const [what, pattern] of EAST_ASIAN) {
    const counted = pattern.exec(text);
    if (counted !== null) found.push(exactly(what, Number(counted[1] ?? counted[2])));
  }
  return found;
}

const exactly = (what: Quantity['what'], value: number): Quantity => ({ what, low: value, high: value });

function isPercent(tokens: readonly CountToken[], at: number): boolean {
  const [next, second] = [tokens[at + 1]?.text ?? '', tokens[at + 2]?.text ?? ''];
  return PERCENT.test(next) || (PER.test(next) && CENT.test(second));
}

/** "magnitude 6.1", "magnitud de 6,1", "6.1-magnitude". */
function isMagnitude(tokens: readonly CountToken[], at: number): boolean {
  if (tokens[at]!.value >= HIGHEST_MAGNITUDE) return false;
  const near = [at - 3, at - 2, at - 1, at + 1, at + 2].filter((place) => place >= 0);
  return near.some((place) => MAGNITUDE.test(tokens[place]?.text ?? ''));
}
