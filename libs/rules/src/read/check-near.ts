import type { FieldQuery, NearQuery, Place, Query, TextFieldName } from '../query.js';
import type { Faults } from './fault.js';
import type { ReadLists } from './read-lists.js';

/** A field that confines a side of NEAR, and where it is written. */
interface Confined {
  readonly field: TextFieldName;
  readonly place: Place;
}

/** Reports what may not stand inside NEAR: AND, NOT, metadata, and two different fields. */
export function checkNears(query: Query, lists: ReadLists, faults: Faults): void {
  switch (query.kind) {
    case 'near':
      checkNear(query, lists, faults);
      break;
    case 'and':
    case 'or':
      for (const side of query.of) checkNears(side, lists, faults);
      break;
    case 'not':
    case 'field':
      checkNears(query.of, lists, faults);
      break;
    default:
  }
}

function checkNear(near: NearQuery, lists: ReadLists, faults: Faults): void {
  const confined: Confined[] = [];
  const sides: { query: Query; within: FieldQuery | null }[] = [{ query: near, within: null }];
  for (let side = sides.pop(); side !== undefined; side = sides.pop()) {
    const { query, within } = side;
    switch (query.kind) {
      case 'near':
        sides.push({ query: query.right, within }, { query: query.left, within });
        break;
      case 'or':
        for (const of of [...query.of].reverse()) sides.push({ query: of, within });
        break;
      case 'field':
        sides.push({ query: query.of, within: query });
        break;
      case 'list': {
        const list = lists.get(query.name);
        if (list !== null && !list.fitsNear) refuse(query, `an entry of @${query.name} that is more`, faults);
        for (const field of list?.fields ?? []) confined.push({ field, place: query });
        break;
      }
      case 'and':
      case 'not':
        refuse(query, query.kind.toUpperCase(), faults);
        checkNears(query, lists, faults);
        break;
      case 'meta':
        refuse(query, `${query.field}:`, faults);
        break;
      default:
        if (within !== null) confined.push({ field: within.field, place: within });
    }
  }
  const other = confined.find(({ field }) => field !== confined[0]?.field);
  if (other !== undefined) {
    faults.add(
      'near-operand',
      other.place,
      `The sides of NEAR are confined to two fields, ${confined[0]!.field} and ${other.field}.`,
      'Words are near each other only within one field: name one field, on one side.',
    );
  }
}

function refuse(place: Place, what: string, faults: Faults): void {
  faults.add(
    'near-operand',
    place,
    `NEAR works on words, phrases and prefixes, not on ${what}.`,
    'Put words on both sides, or several with OR between them in brackets: (Haftar OR Hafter) NEAR/5 truce.',
  );
}
