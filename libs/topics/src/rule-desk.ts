import type { NewRule, Rule, RulePatch, RuleSettings, TermList } from '@app/contracts';
import { DEFAULT_RULE_SETTINGS, WirewatchError } from '@app/contracts';
import { RuleStore } from '@app/ports';
import { parseRule } from '@app/rules';
import type { ParsedRule } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { checkEntries, checkListName, listsOf, rulesNaming } from './term-lists.js';

/** Where rules and term lists are checked and saved. Who may do what is decided by the caller. */
@Injectable()
export class RuleDesk {
  constructor(private readonly rules: RuleStore) {}

  /** Reads a rule text with the term lists there are. */
  async check(query: string): Promise<ParsedRule> {
    return parseRule(query, { lists: listsOf(await this.rules.lists()) });
  }

  /**
   * Saves a new rule.
   * @param owner the person whose rule it is; null for a topic
   * @param by who saves it
   * @throws WirewatchError invalid-rule, with the faults as details
   */
  async add(rule: NewRule, owner: string | null, by: string): Promise<Rule> {
    const { canonical } = await this.validate(rule.query);
    const settings = changed(DEFAULT_RULE_SETTINGS, rule.settings);
    return this.rules.add(
      { name: rule.name, query: rule.query, canonical, scope: rule.scope, owner, settings },
      by,
    );
  }

  /**
   * Changes a rule; what the patch leaves out stays.
   * @param rule as it is now
   * @returns null where it was removed meanwhile
   * @throws WirewatchError invalid-rule, with the faults as details
   */
  async change(rule: Rule, patch: RulePatch, by: string): Promise<Rule | null> {
    const query = patch.query ?? rule.query;
    const { canonical } = await this.validate(query);
    const settings = changed(rule.settings, patch.settings);
    return this.rules.change(rule.id, { name: patch.name ?? rule.name, query, canonical, settings }, by);
  }

  /** @returns false where there was none */
  remove(id: string, by: string): Promise<boolean> {
    return this.rules.remove(id, by);
  }

  /**
   * Makes or changes a term list; every rule that names it follows at once.
   * @throws WirewatchError bad-request for a name that rules could not write; invalid-rule where
   * an entry has a fault, or where a rule that names the list would have one, with the faults as details
   */
  async putList(name: string, entries: readonly string[]): Promise<TermList> {
    checkListName(name);
    const lists = listsOf(await this.rules.lists());
    lists.set(name, entries);
    checkEntries(name, lists);
    for (const rule of rulesNaming(name, await this.rules.list({}))) {
      const { faults } = parseRule(rule.query, { lists });
      if (faults.length > 0) {
        throw new WirewatchError(
          'invalid-rule',
          `The rule "${rule.name}" names this list and would have a fault: ${faults[0]!.message}`,
          faults,
        );
      }
    }
    return this.rules.putList(name, entries);
  }

  /**
   * Removes a term list.
   * @returns false where there was none
   * @throws WirewatchError list-in-use where a rule names it
   */
  async removeList(name: string): Promise<boolean> {
    const naming = rulesNaming(name, await this.rules.list({}));
    if (naming.length > 0) {
      const names = naming.slice(0, 3).map((rule) => `"${rule.name}"`);
      const more = naming.length > names.length ? ` and ${naming.length - names.length} more` : '';
      throw new WirewatchError('list-in-use', `Change first: ${names.join(', ')}${more}.`);
    }
    return this.rules.removeList(name);
  }

  private async validate(query: string): Promise<ParsedRule> {
    const parsed = await this.check(query);
    if (parsed.faults.length > 0) {
      const [first] = parsed.faults;
      throw new WirewatchError('invalid-rule', `${first!.message} ${first!.hint}`, parsed.faults);
    }
    return parsed;
  }
}

/** Settings with what a patch says of them. */
function changed(settings: RuleSettings, patch: NewRule['settings']): RuleSettings {
  return {
    minimumWires: patch?.minimumWires ?? settings.minimumWires,
    unconfirmed: patch?.unconfirmed ?? settings.unconfirmed,
    cooldownMinutes: patch?.cooldownMinutes ?? settings.cooldownMinutes,
  };
}
