import {
  DEFAULT_PREFERENCES,
  WirewatchError,
  type Person,
  type Preferences,
  type Role,
} from '@app/contracts';
import { PersonStore } from '@app/ports';
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { violates } from './database-errors.js';
import { storable } from './stored-text.js';

const COLUMNS = ['people.id', 'people.email', 'people.role'] as const;

/** People, sessions and tokens in PostgreSQL. */
export class PostgresPersonStore extends PersonStore {
  constructor(private readonly db: Database) {
    super();
  }

  override async get(id: string): Promise<Person | null> {
    return (
      (await this.db.selectFrom('people').select(COLUMNS).where('id', '=', id).executeTakeFirst()) ?? null
    );
  }

  override async findByEmail(
    email: string,
  ): Promise<(Person & { readonly passwordHash: string | null }) | null> {
    const row = await this.db
      .selectFrom('people')
      .select([...COLUMNS, 'password_hash as passwordHash'])
      .where(sql`lower(email)`, '=', sql`lower(${storable(email)})`)
      .executeTakeFirst();
    return row ?? null;
  }

  override async add(person: {
    email: string | null;
    role: Role;
    passwordHash: string | null;
  }): Promise<Person> {
    return this.db
      .insertInto('people')
      .values({ email: person.email, role: person.role, password_hash: person.passwordHash })
      .returning(COLUMNS)
      .executeTakeFirstOrThrow()
      .catch(rethrow);
  }

  override async register(
    id: string,
    account: { email: string; passwordHash: string; role: Role },
  ): Promise<Person> {
    const person = await this.db
      .updateTable('people')
      .set({ email: account.email, password_hash: account.passwordHash, role: account.role })
      .where('id', '=', id)
      .where('role', '=', 'anonymous')
      .returning(COLUMNS)
      .executeTakeFirst()
      .catch(rethrow);
    if (person === undefined) {
      throw new WirewatchError('not-found', 'This subscriber has an account already.');
    }
    return person;
  }

  override async hasAdmin(): Promise<boolean> {
    const admin = await this.db
      .selectFrom('people')
      .select('id')
      .where('role', '=', 'admin')
      .limit(1)
      .executeTakeFirst();
    return admin !== undefined;
  }

  override async addSession(tokenHash: string, personId: string, expires: Date): Promise<void> {
    await this.db
      .insertInto('sessions')
      .values({ token_hash: tokenHash, person_id: personId, expires })
      .execute();
  }

  override async findBySession(tokenHash: string, now: Date): Promise<Person | null> {
    const person = await this.db
      .selectFrom('sessions')
      .innerJoin('people', 'people.id', 'sessions.person_id')
      .select(COLUMNS)
      .where('token_hash', '=', tokenHash)
      .where('expires', '>', now)
      .executeTakeFirst();
    return person ?? null;
  }

  override async extendSession(tokenHash: string, expires: Date): Promise<void> {
    await this.db.updateTable('sessions').set({ expires }).where('token_hash', '=', tokenHash).execute();
  }

  override async removeSession(tokenHash: string): Promise<void> {
    await this.db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
  }

  override async addToken(tokenHash: string, personId: string): Promise<void> {
    await this.db.insertInto('tokens').values({ token_hash: tokenHash, person_id: personId }).execute();
  }

  override async findByToken(tokenHash: string): Promise<Person | null> {
    const person = await this.db
      .selectFrom('tokens')
      .innerJoin('people', 'people.id', 'tokens.person_id')
      .select(COLUMNS)
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    return person ?? null;
  }

  override async preferences(personId: string): Promise<Preferences> {
    return { ...DEFAULT_PREFERENCES, ...(await this.chosenPreferences(personId)) };
  }

  override async chosenPreferences(personId: string): Promise<Partial<Preferences>> {
    const row = await this.db
      .selectFrom('people')
      .select('preferences')
      .where('id', '=', personId)
      .executeTakeFirst();
    return row?.preferences ?? {};
  }

  override async setPreferences(personId: string, chosen: Partial<Preferences>): Promise<void> {
    await this.db
      .updateTable('people')
      .set({ preferences: JSON.stringify(chosen) })
      .where('id', '=', personId)
      .execute();
  }
}

function rethrow(error: unknown): never {
  if (violates(error, 'people_email_key')) {
    throw new WirewatchError('name-taken', 'This e-mail address has an account: sign in with it.');
  }
  throw error;
}
