import { type Person, type Role, WirewatchError } from '@app/contracts';
import { PersonStore, SecretStore } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { hashPassword, verifyPassword } from './hash-password.js';
import { SignInLimit } from './sign-in.limit.js';
import { hashToken, newToken } from './token.js';

/** Where the hash of the one-time set-up token is kept. */
const SET_UP_SECRET = 'set-up-token';

/** An e-mail address with its password. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** What became of the first admin at a start. */
export type FirstAdmin =
  | { readonly kind: 'present' }
  | { readonly kind: 'made'; readonly email: string }
  /** Nobody may administrate yet: whoever opens the link with this token becomes admin. */
  | { readonly kind: 'link'; readonly token: string };

/** People: anonymous subscribers, accounts, and the first admin. */
@Injectable()
export class AccountDesk {
  readonly #limit = new SignInLimit();

  constructor(
    private readonly people: PersonStore,
    private readonly secrets: SecretStore,
  ) {}

  /** A subscriber without account: a browser that follows something. */
  makeAnonymous(): Promise<Person> {
    return this.people.add({ email: null, role: 'anonymous', passwordHash: null });
  }

  /**
   * The person of an e-mail address and password.
   * @param address the caller's network address, for the limit on guessing
   * @throws WirewatchError wrong-password, too-many-requests
   */
  async signIn({ email, password }: Credentials, address: string): Promise<Person> {
    const known = canonical(email);
    const wait = this.#limit.secondsToWait(address, known);
    if (wait > 0) {
      throw new WirewatchError(
        'too-many-requests',
        `Too many wrong passwords. Try again in ${Math.ceil(wait / 60)} min.`,
        { retryAfter: wait },
      );
    }
    const found = await this.people.findByEmail(known);
    if (!(await verifyPassword(password, found?.passwordHash ?? null)) || found === null) {
      this.#limit.fail(address, known);
      throw new WirewatchError('wrong-password');
    }
    this.#limit.succeed(address, known);
    return { id: found.id, email: found.email, role: found.role };
  }

  /**
   * Makes an account. An anonymous subscriber becomes it and keeps id, rules,
   * subscriptions, devices and alerts; who has an account already gets another.
   * @throws WirewatchError name-taken where the address has an account
   */
  signUp(caller: Person | null, credentials: Credentials): Promise<Person> {
    return this.#make(caller, credentials, 'subscriber');
  }

  /** Makes an account of any role (an operator's command). @throws WirewatchError name-taken */
  create(credentials: Credentials, role: Role): Promise<Person> {
    return this.#make(null, credentials, role);
  }

  /** The account of an e-mail address, or null. */
  async find(email: string): Promise<Person | null> {
    const found = await this.people.findByEmail(canonical(email));
    return found === null ? null : { id: found.id, email: found.email, role: found.role };
  }

  /**
   * Sees at a start that somebody can administrate: makes the admin of the settings
   * where the address has no account yet; without settings and without any admin
   * gives a fresh one-time token (the one of an earlier start is void then).
   */
  async ensureFirstAdmin(settings: Credentials | null): Promise<FirstAdmin> {
    if (settings !== null) {
      const email = canonical(settings.email);
      if ((await this.people.findByEmail(email)) !== null) return { kind: 'present' };
      return this.create(settings, 'admin').then(
        () => ({ kind: 'made', email }) as const,
        (error: unknown) => {
          // Another process of the same start was first.
          if (error instanceof WirewatchError && error.code === 'name-taken') return { kind: 'present' };
          throw error;
        },
      );
    }
    if (await this.people.hasAdmin()) return { kind: 'present' };
    const token = newToken();
    await this.secrets.set(SET_UP_SECRET, hashToken(token));
    return { kind: 'link', token };
  }

  /**
   * Makes the first admin with the one-time token, which is void afterwards.
   * @throws WirewatchError forbidden when the token is wrong or used, name-taken
   */
  async setUp(caller: Person | null, token: string, credentials: Credentials): Promise<Person> {
    const kept = await this.secrets.get(SET_UP_SECRET);
    const given = Buffer.from(hashToken(token));
    if (kept === null || !timingSafeEqual(given, Buffer.from(kept)) || (await this.people.hasAdmin())) {
      throw new WirewatchError(
        'forbidden',
        'The set-up link was used or replaced. Restart the server for a new one.',
      );
    }
    const admin = await this.#make(caller, credentials, 'admin');
    await this.secrets.remove(SET_UP_SECRET);
    return admin;
  }

  async #make(caller: Person | null, { email, password }: Credentials, role: Role): Promise<Person> {
    const account = { email: canonical(email), passwordHash: await hashPassword(password), role };
    return caller?.role === 'anonymous' ? this.people.register(caller.id, account) : this.people.add(account);
  }
}

/** One spelling of an address, so that a capital letter makes no second account. */
function canonical(email: string): string {
  return email.trim().toLowerCase();
}
