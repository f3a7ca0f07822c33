import type { Plan, PlanField } from '../plan.js';
import type { NearQuery, Query, TermLists, TextFieldName } from '../query.js';
import type { ReadList, ReadLists } from '../read/read-lists.js';
import { readListsOf } from '../read/parse-rule.js';
import { compileWords } from './compile-words.js';
import { metaTests } from './meta-tests.js';

/** Plans of lists compiled before: many rules name one list. */
const known = new WeakMap<ReadList, Map<PlanField, Plan>>();

/**
 * Turns a rule as read into what has to be true: words as stories have them, compounds
 * and term lists spread out, fields pushed down to the words they confine.
 * @param lists those that the rule was read with
 * @throws RangeError where it names a list that is not among them
 */
export function compileRule(query: Query, lists: TermLists): Plan {
  return new Compiler(readListsOf(lists)).compile(query, 'any', false);
}

class Compiler {
  constructor(private readonly lists: ReadLists) {}

  /** @param near whether it stands inside NEAR, so that its field is settled */
  compile(query: Query, field: PlanField, near: boolean): Plan {
    switch (query.kind) {
      case 'word':
      case 'prefix':
      case 'exact':
      case 'phrase':
        return compileWords(query.words, query.kind, field);
      case 'list':
        return this.compileList(query.name, field, near);
      case 'field':
        return this.compile(query.of, query.field, near);
      case 'meta':
        return either(metaTests(query.field, query.value).map((test) => ({ kind: 'meta', test })));
      case 'near': {
        const confined = near ? field : (this.fieldWithin(query) ?? field);
        return {
          kind: 'near',
          left: this.compile(query.left, confined, true),
          right: this.compile(query.right, confined, true),
          distance: query.distance,
          ordered: query.ordered,
        };
      }
      case 'and':
        return { kind: 'and', of: query.of.map((side) => this.compile(side, field, near)) };
      case 'or':
        return either(query.of.map((side) => this.compile(side, field, near)));
      case 'not':
        return { kind: 'not', of: this.compile(query.of, field, near) };
    }
  }

  private compileList(name: string, field: PlanField, near: boolean): Plan {
    const list = this.lists.get(name);
    if (list === null) throw new RangeError(`There is no term list called ${name}.`);
    let plans = known.get(list);
    if (plans === undefined) known.set(list, (plans = new Map<PlanField, Plan>()));
    let plan = plans.get(field);
    if (plan === undefined) {
      plan = either(list.entries.map((entry) => this.compile(entry, field, near)));
      plans.set(field, plan);
    }
    return plan;
  }

  /** The field that one side of NEAR names, which then holds for both; null where none does. */
  private fieldWithin(near: NearQuery): TextFieldName | null {
    const sides: [Query, TextFieldName | null][] = [[near, null]];
    for (let side = sides.pop(); side !== undefined; side = sides.pop()) {
      const [query, within] = side;
      if (query.kind === 'near') sides.push([query.left, within], [query.right, within]);
      else if (query.kind === 'or') sides.push(...query.of.map((of): typeof side => [of, within]));
      else if (query.kind === 'field') sides.push([query.of, query.field]);
      else {
        const field = (query.kind === 'list' ? this.lists.get(query.name)?.fields[0] : null) ?? within;
        if (field !== null) return field;
      }
    }
    return null;
  }
}

/** Alternatives as one plan, those within alternatives taken apart. */
function either(of: readonly Plan[]): Plan {
  return of.length === 1
    ? of[0]!
    : { kind: 'or', of: of.flatMap((side) => (side.kind === 'or' ? side.of : [side])) };
}
