import { AccountDesk, SessionDesk } from '@app/accounts';
import { type Person, WirewatchError } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { readSessionCookie } from './session-cookie.js';

/** How somebody proved who they are. */
export type Proof =
  | { readonly kind: 'none' }
  | { readonly kind: 'token'; readonly person: Person }
  | { readonly kind: 'cookie'; readonly person: Person; readonly session: string; readonly renewed: boolean };

/** Finds out who makes a call or opens a socket. */
@Injectable()
export class SignIn {
  constructor(
    private readonly sessions: SessionDesk,
    private readonly accounts: AccountDesk,
  ) {}

  /**
   * Reads `Authorization: Bearer` (RFC 6750), else the session cookie. A cookie that is
   * no good any more is a visitor's; a token that is no good is refused.
   * @throws WirewatchError not-signed-in
   */
  async ofHeaders(headers: IncomingHttpHeaders): Promise<Proof> {
    if (headers.authorization !== undefined) {
      const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization) ?? [];
      return this.ofToken(token ?? '');
    }
    const session = readSessionCookie(headers.cookie);
    const found = session === null ? null : await this.sessions.find(session);
    return session === null || found === null ? { kind: 'none' } : { kind: 'cookie', session, ...found };
  }

  /** The owner of an API token. @throws WirewatchError not-signed-in */
  async ofToken(token: string): Promise<Proof> {
    const person = await this.sessions.findByToken(token);
    if (person === null) throw new WirewatchError('not-signed-in', 'This token is not known.');
    return { kind: 'token', person };
  }

  /** Makes an anonymous subscriber with a session. */
  async join(): Promise<{ person: Person; session: string }> {
    const person = await this.accounts.makeAnonymous();
    return { person, session: await this.sessions.open(person.id) };
  }
}
