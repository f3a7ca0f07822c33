import { type Person, type Rule, WirewatchError } from '@app/contracts';

/**
 * A rule that this person may see: a topic, or their own. Another's rule is not told
 * from one that does not exist.
 * @throws WirewatchError not-found
 */
export function readableRule(rule: Rule | null, person: Person | null): Rule {
  if (rule === null || (rule.scope === 'personal' && rule.owner !== person?.id)) {
    throw new WirewatchError('not-found');
  }
  return rule;
}

/** A rule that this person may change: their own, or as an admin a topic. @throws WirewatchError not-found, forbidden */
export function ownRule(rule: Rule | null, person: Person): Rule {
  const seen = readableRule(rule, person);
  if (seen.scope === 'topic' && person.role !== 'admin') throw new WirewatchError('forbidden');
  return seen;
}
