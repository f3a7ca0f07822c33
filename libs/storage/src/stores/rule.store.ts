import {
  DEFAULT_RULE_SETTINGS,
  type Rule,
  type RuleDraft,
  type RuleVersion,
  type TermList,
} from '@app/contracts';
import { RuleStore, type RuleChanges } from '@app/ports';
import { sql, type Selectable } from 'kysely';
import type { Database, Tx } from '../database/database.js';
import type { Listener } from '../database/listener.js';
import { lockRules } from '../database/locks.js';
import type { RuleTable, TermListTable } from '../database/tables/index.js';
import { storable } from './stored-text.js';

const nextRevision = sql<string>`nextval('rule_revision')`;

/** Rules, their versions and term lists in PostgreSQL; every change draws the next revision and notifies. */
export class PostgresRuleStore extends RuleStore {
  constructor(
    private readonly db: Database,
    private readonly listener: Listener,
  ) {
    super();
  }

  override async list(filter: { scope?: Rule['scope']; owner?: string }): Promise<Rule[]> {
    let query = this.db.selectFrom('rules').selectAll().where('deleted_at', 'is', null);
    if (filter.scope !== undefined) query = query.where('scope', '=', filter.scope);
    if (filter.owner !== undefined) query = query.where('owner_id', '=', filter.owner);
    return (await query.orderBy('id').execute()).map(toRule);
  }

  override async get(id: string): Promise<Rule | null> {
    const row = await this.db
      .selectFrom('rules')
      .selectAll()
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    return row === undefined ? null : toRule(row);
  }

  override add(draft: RuleDraft, by: string): Promise<Rule> {
    return this.changing(async (tx) => {
      const row = await tx
        .insertInto('rules')
        .values({
          ...textOf(draft),
          scope: draft.scope,
          owner_id: draft.owner,
          version: 1,
          revision: nextRevision,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await keepVersion(tx, row, by);
      return toRule(row);
    });
  }

  override change(id: string, draft: Omit<RuleDraft, 'scope' | 'owner'>, by: string): Promise<Rule | null> {
    return this.changing(async (tx) => {
      const row = await tx
        .updateTable('rules')
        .set({
          ...textOf(draft),
          version: sql<number>`version + 1`,
          revision: nextRevision,
          updated_at: sql<Date>`now()`,
        })
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return null;
      await keepVersion(tx, row, by);
      return toRule(row);
    });
  }

  override async setCanonical(
    { id, query }: Pick<Rule, 'id' | 'query'>,
    canonical: string,
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('rules')
      .set({ canonical: storable(canonical) })
      .where('id', '=', id)
      .where('query', '=', query)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  override remove(id: string, by: string): Promise<boolean> {
    return this.changing(async (tx) => {
      const row = await tx
        .updateTable('rules')
        .set({ version: sql<number>`version + 1`, revision: nextRevision, deleted_at: sql<Date>`now()` })
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .returningAll()
        .executeTakeFirst();
      if (row !== undefined) await keepVersion(tx, row, by);
      return row !== undefined;
    });
  }

  override async versions(id: string): Promise<RuleVersion[]> {
    const rows = await this.db
      .selectFrom('rule_versions')
      .leftJoin('people', (join) =>
        join.on(sql`people.id::text`, '=', (eb) => eb.ref('rule_versions.saved_by')),
      )
      .select(['version', 'name', 'query', 'saved_at', 'saved_by', 'people.id as person_id', 'email'])
      .where('rule_id', '=', id)
      .orderBy('version', 'desc')
      .execute();
    return rows.map((row) => ({
      version: row.version,
      name: row.name,
      query: row.query,
      at: row.saved_at.toISOString(),
      by:
        row.email ??
        (row.person_id !== null || /^\d+$/.test(row.saved_by) ? 'someone without an account' : row.saved_by),
    }));
  }

  override async alertCounts(since: Date): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db
      .selectFrom('topic_alerts')
      .select(['rule_id', sql<number>`count(*)::integer`.as('count')])
      .where('first_at', '>=', since)
      .groupBy('rule_id')
      .execute();
    return new Map(rows.map((row) => [row.rule_id, row.count]));
  }

  override changesSince(revision: number): Promise<RuleChanges> {
    return this.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        let changed = tx.selectFrom('rules').selectAll().where('revision', '>', String(revision));
        // Who has nothing yet need not hear what is gone.
        if (revision === 0) changed = changed.where('deleted_at', 'is', null);
        const rules = await changed.orderBy('revision').execute();
        const newest = await newestRevisions(tx);
        const listsChanged = newest.lists > revision;
        return {
          revision: Math.max(revision, newest.rules, newest.lists),
          rules: rules.map((row) => ({ id: row.id, rule: row.deleted_at === null ? toRule(row) : null })),
          lists: listsChanged ? await listsOf(tx) : null,
        };
      });
  }

  override async revision(): Promise<number> {
    const { rules, lists } = await newestRevisions(this.db);
    return Math.max(rules, lists);
  }

  override lists(): Promise<TermList[]> {
    return listsOf(this.db);
  }

  override putList(name: string, entries: readonly string[]): Promise<TermList> {
    return this.changing(async (tx) => {
      const columns = {
        entries: entries.map(storable),
        revision: nextRevision,
        updated_at: sql<Date>`now()`,
        deleted_at: null,
      };
      const row = await tx
        .insertInto('term_lists')
        .values({ name, ...columns })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(columns))
        .returningAll()
        .executeTakeFirstOrThrow();
      return toList(row);
    });
  }

  override removeList(name: string): Promise<boolean> {
    return this.changing(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('term_lists')
        .set({ revision: nextRevision, deleted_at: sql<Date>`now()` })
        .where('name', '=', name)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    });
  }

  override onChange(listener: () => void): Promise<() => Promise<void>> {
    return this.listener.on('wirewatch_rules', listener);
  }

  /** One change: its revision is drawn under the lock, so that a reader who has seen 10 has seen 9. */
  private changing<T>(change: (tx: Tx) => Promise<T>): Promise<T> {
    return this.db.transaction().execute(async (tx) => {
      await lockRules(tx);
      const result = await change(tx);
      await sql`SELECT pg_notify('wirewatch_rules', '')`.execute(tx);
      return result;
    });
  }
}

const textOf = (draft: Omit<RuleDraft, 'scope' | 'owner'>) => ({
  name: storable(draft.name),
  query: storable(draft.query),
  canonical: storable(draft.canonical),
  settings: JSON.stringify(draft.settings),
});

async function keepVersion(tx: Tx, row: Selectable<RuleTable>, by: string): Promise<void> {
  await tx
    .insertInto('rule_versions')
    .values({ rule_id: row.id, version: row.version, name: row.name, query: row.query, saved_by: by })
    .execute();
}

/** The newest revision of a rule and of a term list; 0 where there is none. */
async function newestRevisions(db: Database): Promise<{ rules: number; lists: number }> {
  const { rules, lists } = await db
    .selectNoFrom([
      sql<string>`coalesce((SELECT max(revision) FROM rules), 0)`.as('rules'),
      sql<string>`coalesce((SELECT max(revision) FROM term_lists), 0)`.as('lists'),
    ])
    .executeTakeFirstOrThrow();
  return { rules: Number(rules), lists: Number(lists) };
}

async function listsOf(db: Database): Promise<TermList[]> {
  const rows = await db
    .selectFrom('term_lists')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(toList);
}

const toList = (row: Selectable<TermListTable>): TermList => ({
  name: row.name,
  entries: row.entries,
  updatedAt: row.updated_at.toISOString(),
});

function toRule(row: Selectable<RuleTable>): Rule {
  return {
    id: row.id,
    name: row.name,
    query: row.query,
    canonical: row.canonical,
    scope: row.scope,
    owner: row.owner_id,
    settings: { ...DEFAULT_RULE_SETTINGS, ...row.settings },
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
