import { KINDS, PRIORITIES } from '@app/contracts';
import { foldValue } from '../fold-value.js';
import type { MetaFieldName, Place, Query } from '../query.js';
import type { Faults } from './fault.js';
import { gap, isGap } from './gap.js';
import { nearestName } from './nearest-name.js';

/** Fields whose values are a closed set. */
const VALUES: ReadonlyMap<MetaFieldName, readonly string[]> = new Map<MetaFieldName, readonly string[]>([
  ['priority', PRIORITIES],
  ['kind', KINDS],
]);

/**
 * Reads the operand of a metadata field: a word, a quoted text, or several with OR in brackets.
 * @param place where the field begins; the whole reaches to the operand's end
 */
export function metaQuery(field: MetaFieldName, place: Place, operand: Query, faults: Faults): Query {
  if (isGap(operand)) return operand;
  switch (operand.kind) {
    case 'word':
    case 'exact':
    case 'phrase':
      if (!isKnownValue(field, operand.text, operand, faults)) return gap(operand);
      return { kind: 'meta', field, value: operand.text, start: place.start, end: operand.end };
    case 'or': {
      const of = operand.of.map((side) => metaQuery(field, side, side, faults));
      return { ...operand, of, start: place.start };
    }
    case 'prefix':
      faults.add(
        'misplaced-star',
        operand,
        `A star works on words of the text, not on ${field}:.`,
        `Write the whole value, or several: ${field}:(x OR y).`,
      );
      return gap(operand);
    case 'near':
      faults.add(
        'near-operand',
        operand,
        `NEAR works on words of the text, not on ${field}:.`,
        `Write one value, or several with OR between them: ${field}:(x OR y).`,
      );
      return gap(operand);
    default:
      faults.add(
        'missing-operand',
        operand,
        `${field}: takes a word, a quoted text, or several of these with OR between them.`,
        `Write ${field}:(x OR y) for either, ${field}:x ${field}:y for both, -${field}:x for neither.`,
      );
      return gap(operand);
  }
}

function isKnownValue(field: MetaFieldName, value: string, place: Place, faults: Faults): boolean {
  const known = VALUES.get(field);
  const folded = foldValue(value);
  if (known === undefined || known.includes(folded)) return true;
  const nearest = nearestName(folded, known);
  faults.add(
    'unknown-value',
    place,
    `There is no ${field} called ${value}.`,
    `${nearest === null ? '' : `Did you mean ${nearest}? `}${field}: takes ${known.join(', ')}.`,
  );
  return false;
}
