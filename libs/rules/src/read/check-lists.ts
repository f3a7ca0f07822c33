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
    const names = [...lists.names];
    const nearest = nearestName(query.name, names);
    faults.add(
      'unknown-list',
      query,
      `There is no term list called ${query.name}.`,
      nearest !== null
        ? `Did you mean @${nearest}?`
        : names.length === 0
          ? 'There are no term lists yet; an admin can make one.'
          : `${names.length === 1 ? 'The only term list is' : 'The term lists are'} ${names.map((name) => `@${name}`).join(', ')}.`,
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
