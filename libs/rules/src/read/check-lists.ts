import type { Query } from '../query.js';
import type { Faults } from './fault.js';
import { nearestName } from './nearest-name.js';
import type { ReadLists } from './read-lists.js';

/**
 * Reports lists that are not there, that hold an entry with a fault, or that hold nothing.
 * @param lists null within a list's own entries, where no list may stand
 */
export function checkLists(query: Query, lists: ReadLists | null, faults: Faults): void {
  switch (query.kind) {
    case 'list':
      if (lists === null) {
        faults.add(
          'unknown-list',
          query,
          'A term list cannot name another term list.',
          `Write the entries of @${query.name} here instead.`,
        );
      } else {
        checkList(query, lists, faults);
      }
      break;
    case 'and':
    case 'or':
      for (const side of query.of) checkLists(side, lists, faults);
      break;
    case 'near':
      checkLists(query.left, lists, faults);
      checkLists(query.right, lists, faults);
      break;
    case 'not':
    case 'field':
      checkLists(query.of, lists, faults);
      break;
    default:
  }
}

function checkList(query: Extract<Query, { kind: 'list' }>, lists: ReadLists, faults: Faults): void {
  const list = lists.get(query.name);
  if (list === null) {
    faults.add(
      'unknown-list',
      query,
      `There is no term list called ${query.name}.`,
      otherLists(query.name, [...lists.names]),
    );
  } else if (list.fault !== null) {
    faults.add(
      list.fault.fault.code,
      query,
      `The entry ${list.fault.entry} of the term list ${query.name} has a fault: ${list.fault.fault.message}`,
      'Mend the term list first.',
    );
  } else if (list.entries.length === 0) {
    faults.add(
      'empty',
      query,
      `The term list ${query.name} has no entries.`,
      'Add entries to it, or name another list.',
    );
  }
}

/** Which list may be meant by a name that none has. */
function otherLists(name: string, names: readonly string[]): string {
  const nearest = nearestName(name, names);
  if (nearest !== null) return `Did you mean @${nearest}?`;
  if (names.length === 0) return 'There are no term lists yet; an admin can make one.';
  const lists = names.map((each) => `@${each}`).join(', ');
  return names.length === 1 ? `The only term list is ${lists}.` : `The term lists are ${lists}.`;
}
