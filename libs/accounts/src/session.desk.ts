import type { Person } from '@app/contracts';
import { PersonStore } from '@app/ports';
import { Injectable } from '@nestjs/common';
import { hashToken, newToken } from './token.js';

const DAY_MS = 86_400_000;
/** A session ends this long after its last use. */
export const SESSION_MS = 30 * DAY_MS;
/** Moving the end once a day is exact enough and spares a write a request. */
const SLIDE_EVERY_MS = DAY_MS;
/** Sessions whose last slide this process remembers (some 100 bytes each). */
const MOST_REMEMBERED = 20_000;

/** Sessions of browsers and tokens of programs: random secrets of which only the hash is kept. */
@Injectable()
export class SessionDesk {
  readonly #slid = new Map<string, number>();

  constructor(private readonly people: PersonStore) {}

  /** Opens a session and gives the token for its cookie. */
  async open(personId: string, now = new Date()): Promise<string> {
    const token = newToken();
    const hash = hashToken(token);
    await this.people.addSession(hash, personId, new Date(now.getTime() + SESSION_MS));
    this.#remember(hash, now);
    return token;
  }

  /**
   * The person of a session's token, or null. Using a session moves its end: then
   * `renewed` says that the cookie's end is to be moved as well.
   */
  async find(token: string, now = new Date()): Promise<{ person: Person; renewed: boolean } | null> {
    const hash = hashToken(token);
    const person = await this.people.findBySession(hash, now);
    if (person === null) return null;
    const renewed = now.getTime() - (this.#slid.get(hash) ?? 0) >= SLIDE_EVERY_MS;
    if (renewed) {
      this.#remember(hash, now);
      await this.people.extendSession(hash, new Date(now.getTime() + SESSION_MS));
    }
    return { person, renewed };
  }

  /** Ends a session; an unknown one is no fault. */
  async close(token: string): Promise<void> {
    const hash = hashToken(token);
    this.#slid.delete(hash);
    await this.people.removeSession(hash);
  }

  /** Makes an API token that works until it is removed; shown once, kept hashed. */
  async issueToken(personId: string): Promise<string> {
    const token = newToken();
    await this.people.addToken(hashToken(token), personId);
    return token;
  }

  /** The person of an API token, or null. */
  findByToken(token: string): Promise<Person | null> {
    return this.people.findByToken(hashToken(token));
  }

  #remember(hash: string, now: Date): void {
    if (this.#slid.size >= MOST_REMEMBERED) this.#slid.clear();
    this.#slid.set(hash, now.getTime());
  }
}
