import type { Rule, TermList } from '@app/contracts';
import { WirewatchError } from '@app/contracts';
import { listsNamed, parseRule } from '@app/rules';

/** What can follow an @ in a rule, in lower case so that there is one way to write it. */
const LIST_NAME = /^[\p{Ll}\p{Lo}\p{N}_]+(?:[-.][\p{Ll}\p{Lo}\p{N}_]+)*$/u;
const LONGEST_NAME = 60;

/** Term lists as the rule language takes them. */
export function listsOf(lists: readonly TermList[]): Map<string, readonly string[]> {
  return new Map(lists.map(({ name, entries }) => [name, entries]));
}

/** @throws WirewatchError bad-request for a name that rules could not write */
export function checkListName(name: string): void {
  if (name.length <= LONGEST_NAME && LIST_NAME.test(name)) return;
  throw new WirewatchError(
    'bad-request',
    `A term list is named by lower-case letters, digits and dashes, ${LONGEST_NAME} at most: haftar.`,
  );
}

/** @throws WirewatchError invalid-rule where an entry of a list has a fault, with the faults as details */
export function checkEntries(name: string, lists: ReadonlyMap<string, readonly string[]>): void {
  const { faults } = parseRule(`@${name}`, { lists });
  if (faults.length > 0) throw new WirewatchError('invalid-rule', faults[0]!.message, faults);
}

/** The rules that name a term list. */
export function rulesNaming(name: string, rules: readonly Rule[]): Rule[] {
  return rules.filter((rule) => listsNamed(rule.query).includes(name));
}
