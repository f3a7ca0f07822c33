import { type Person, type Role, WirewatchError } from '@app/contracts';
import { PersonStore, SecretStore } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { hashPassword, verifyPassword } from './hash-password.js';
import { SignInLimit } from './sign-in.limit.js';
import { hashToken, newToken } from './token.js';

/** Where the one-time set-up token is kept: as it is, so that every process prints the same link until it is used. */
const SET_UP_SECRET = 'set-up-link';

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
   * gives the one-time token, the same to every process and at every start until it is used.
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
    return { kind: 'link', token: await this.secrets.keepFirst(SET_UP_SECRET, newToken()) };
  }

  /**
   * Makes the first admin with the one-time token, which is void afterwards.
   * @throws WirewatchError forbidden when the token is wrong or used, name-taken
   */
  async setUp(caller: Person | null, token: string, credentials: Credentials): Promise<Person> {
    const kept = await this.secrets.get(SET_UP_SECRET);
    const isIt = kept !== null && timingSafeEqual(digest(token), digest(kept));
    // Taken away first: of two who use the link at the same moment one becomes admin.
    if (!isIt || (await this.people.hasAdmin()) || !(await this.secrets.remove(SET_UP_SECRET))) {
      throw new WirewatchError(
        'forbidden',
        'The set-up link is wrong or was used. The log of the start has the right one.',
      );
    }
    try {
      return await this.#make(caller, credentials, 'admin');
    } catch (error) {
      await this.secrets.keepFirst(SET_UP_SECRET, kept);
      throw error;
    }
  }

  async #make(caller: Person | null, { email, password }: Credentials, role: Role): Promise<Person> {
    const account = { email: canonical(email), passwordHash: await hashPassword(password), role };
    return caller?.role === 'anonymous' ? this.people.register(caller.id, account) : this.people.add(account);
  }
}

/** Of one length whatever the token, as a comparison in constant time needs it. */
const digest = (token: string): Buffer => Buffer.from(hashToken(token));

/** One spelling of an address, so that a capital letter makes no second account. */
function canonical(email: string): string {
  return email.trim().toLowerCase();
}
