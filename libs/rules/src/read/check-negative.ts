import type { Query } from '../query.js';
import type { Faults } from './fault.js';

/** Reports a rule, or a side of an OR, that only says what must not be there. */
export function checkNegative(query: Query, faults: Faults): void {
  if (!isPositive(query, faults)) {
    refuse(query, 'This rule only says what must not be there: it would match nearly every story.', faults);
  }
}

/** Whether it holds on to something positive; what is refused within it is reported and counts as positive. */
function isPositive(query: Query, faults: Faults): boolean {
  switch (query.kind) {
    case 'not':
      isPositive(query.of, faults);
      return false;
    case 'and':
      return query.of.map((side) => isPositive(side, faults)).includes(true);
    case 'or': {
      const negative = query.of.filter((side) => !isPositive(side, faults));
      const refused = negative.length === query.of.length ? [query] : negative;
      for (const side of refused) refuse(side, 'Here OR only has what must not be there.', faults);
      return true;
    }
    case 'field':
      return isPositive(query.of, faults);
    default:
      return true;
  }
}

function refuse(query: Query, message: string, faults: Faults): void {
  faults.add(
    'only-negative',
    query,
    message,
    'Add a word that must be there, before what must not: Libya -oil.',
  );
}
