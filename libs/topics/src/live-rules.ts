import type { Marks, StoryText } from '@app/contracts';
import { createLog } from '@app/observability';
import { RuleStore } from '@app/ports';
import type { MatchedRule, RuleChanges } from '@app/ports';
import { cutStory, evaluate, indexWordsOf, marksOf, RuleIndex } from '@app/rules';
import type { CutStory } from '@app/rules';
import { languageOf } from '@app/text';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { RuleShelf } from './rule-shelf.js';
import type { ShelvedRule } from './rule-shelf.js';
import { StepKeeper } from './step-keeper.js';
import { listsOf } from './term-lists.js';

/** Rules put in before other work gets its turn while many are loaded: some tens of milliseconds. */
const RULES_A_TURN = 500;

/** Words of rules stemmed before other work gets its turn, where a language comes up first: some milliseconds. */
const WORDS_A_TURN = 500;

/** What one story did to the rules. */
export interface LiveMatch {
  readonly rules: readonly MatchedRule[];
  /** The words under which the archive keeps the story. */
  readonly words: readonly string[];
}

/**
 * The rules at work in this process, in step with the database: all at the start, then
 * each change with its notice, and what a lost notice left out within a second. A rule
 * that cannot be read or that throws is reported once and set aside.
 */
@Injectable()
export class LiveRules implements OnModuleInit, OnModuleDestroy {
  private readonly log = createLog('topics');
  private readonly index = new RuleIndex();
  private readonly shelf = new RuleShelf();
  private readonly aside = new WeakSet<ShelvedRule>();
  private readonly keeper: StepKeeper;
  private revision = 0;

  constructor(private readonly store: RuleStore) {
    this.keeper = new StepKeeper(store, () => this.catchUp());
  }

  /** Loads every rule. @throws where the database can't be read */
  async onModuleInit(): Promise<void> {
    await this.keeper.start();
  }

  /** Stops following; what was loaded still matches. */
  async onModuleDestroy(): Promise<void> {
    await this.keeper.stop();
  }

  /** How many rules are matched: all but those set aside. */
  get size(): number {
    return this.index.size;
  }

  /**
   * Takes in what was saved before the call: a rule counts from then on, however late its notice is.
   * @throws where the database can't be read
   */
  async takeIn(): Promise<void> {
    const saved = await this.store.revision();
    if (saved > this.revision) await this.keeper.look();
    if (saved > this.revision) {
      throw new Error('Changes of rules could not be read; the story is tried again');
    }
  }

  /** Makes ready for a story of a language that is new here, letting others have their turn. */
  async prepareFor(story: StoryText): Promise<void> {
    const language = languageOf(story);
    while (!this.index.prepare(language, WORDS_A_TURN)) await new Promise(setImmediate);
  }

  /** The rules that match a story, with what made them match. */
  match(story: StoryText): LiveMatch {
    const cut = cutStory(story);
    const rules: MatchedRule[] = [];
    // Many people have the same rule: what it marks is worked out once.
    const known = new Map<string, Marks>();
    for (const id of this.idsOf(story, cut)) {
      const rule = this.shelf.get(id);
      if (rule === undefined) continue;
      const marks = known.get(rule.query) ?? this.trying(rule, () => marksOf(this.shelf.planOf(rule), cut));
      if (marks === null) continue;
      known.set(rule.query, marks);
      rules.push({ ruleId: id, ruleVersion: rule.version, marks });
    }
    rules.sort((a, b) => Number(a.ruleId) - Number(b.ruleId));
    return { rules, words: indexWordsOf(cut) };
  }

  private idsOf(story: StoryText, cut: CutStory): readonly string[] {
    try {
      return this.index.match(story);
    } catch (err) {
      this.log.error({ err }, 'The rule index failed on a story; every rule is held against it by itself');
      const ids: string[] = [];
      for (const rule of this.shelf.all()) {
        if (this.aside.has(rule)) continue;
        if (this.trying(rule, () => evaluate(this.shelf.planOf(rule), cut)) === true) ids.push(rule.id);
      }
      return ids;
    }
  }

  private async catchUp(): Promise<void> {
    const changes = await this.store.changesSince(this.revision);
    await this.apply(changes);
    this.revision = changes.revision;
  }

  private async apply({ rules, lists }: RuleChanges): Promise<void> {
    const renewed = lists === null ? [] : this.shelf.setLists(listsOf(lists));
    let done = 0;
    for (const { id, rule } of rules) {
      if (rule === null) {
        this.index.remove(id);
        this.shelf.remove(id);
      } else {
        this.enter(this.shelf.put(rule));
      }
      if ((done += 1) % RULES_A_TURN === 0) await new Promise(setImmediate);
    }
    for (const rule of renewed) {
      if (this.shelf.get(rule.id) === rule) this.enter(rule);
      if ((done += 1) % RULES_A_TURN === 0) await new Promise(setImmediate);
    }
  }

  private enter(rule: ShelvedRule): void {
    this.aside.delete(rule);
    this.trying(rule, () => this.index.add(rule.id, this.shelf.planOf(rule)));
  }

  /** Does something with a rule; where that throws, the rule is set aside until it is changed. */
  private trying<T>(rule: ShelvedRule, work: () => T): T | null {
    try {
      return work();
    } catch (err) {
      this.index.remove(rule.id);
      this.aside.add(rule);
      this.log.error({ ruleId: rule.id, version: rule.version, err }, 'A rule failed and is set aside');
      return null;
    }
  }
}
