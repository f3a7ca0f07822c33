import type { FeedCredentials } from '@app/contracts';
import type { Database } from '../database/database.js';
import { areFor, newSealingKey, openCredentials, sealCredentials } from './sealed-credentials.js';
import { PostgresSecretStore } from './secret.store.js';

/** The name under which the installation keeps the key. */
const SEALING_KEY = 'feed-credentials-key';

/**
 * Seals and opens credentials with the installation's key, made by whoever needs it first. It
 * lies in the database, as the keys for push do: so every process has it and one backup holds
 * all. A table or an export of feeds gives nothing away; who has the whole database has them.
 */
export class CredentialSeal {
  private readonly secrets: PostgresSecretStore;
  private known: string | null = null;

  constructor(db: Database) {
    this.secrets = new PostgresSecretStore(db);
  }

  /** For the server of `url` alone; null where there is nothing to seal. */
  async seal(credentials: FeedCredentials | null, url: string): Promise<string | null> {
    return credentials === null ? null : sealCredentials(credentials, url, await this.key());
  }

  /** Null where there are none for the server of `url`. */
  async open(sealed: string | null, url: string): Promise<FeedCredentials | null> {
    return areFor(sealed, url) ? openCredentials(sealed, await this.key()) : null;
  }

  private async key(): Promise<string> {
    this.known ??= await this.secrets.keepFirst(SEALING_KEY, newSealingKey());
    return this.known;
  }
}
