import { AccountDesk, SessionDesk } from '@app/accounts';
import type { Person } from '@app/contracts';
import type { Settings } from '@app/settings';
import { Controller, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { SETTINGS } from '../settings.token.js';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';
import type { Caller } from './caller.js';
import { sessionCookie } from './session-cookie.js';

/** Signing in and out, making an account, and the first admin. */
@Controller()
export class SessionController {
  constructor(
    private readonly accounts: AccountDesk,
    private readonly sessions: SessionDesk,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Call('getSession')
  getSession(@Input() { caller }: CallInput<'getSession'>): Promise<CallAnswer<'getSession'>> {
    return Promise.resolve({ person: caller.person });
  }

  @Call('signIn')
  async signIn(
    @Input() { body, caller }: CallInput<'signIn'>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CallAnswer<'signIn'>> {
    return this.open(caller, response, await this.accounts.signIn(body, caller.address));
  }

  @Call('signOut')
  async signOut(
    @Input() { caller }: CallInput<'signOut'>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    if (caller.session !== null) await this.sessions.close(caller.session);
    response.append('set-cookie', sessionCookie(null, this.settings.publicUrl));
  }

  @Call('signUp')
  async signUp(
    @Input() { body, caller }: CallInput<'signUp'>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CallAnswer<'signUp'>> {
    return this.open(caller, response, await this.accounts.signUp(caller.person, body));
  }

  @Call('setUp')
  async setUp(
    @Input() { body: { token, ...credentials }, caller }: CallInput<'setUp'>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CallAnswer<'setUp'>> {
    return this.open(caller, response, await this.accounts.setUp(caller.person, token, credentials));
  }

  /** A fresh session, so that a token known from before says nothing of who signed in. */
  private async open(caller: Caller, response: Response, person: Person): Promise<{ person: Person }> {
    if (caller.session !== null) await this.sessions.close(caller.session);
    const session = await this.sessions.open(person.id);
    response.append('set-cookie', sessionCookie(session, this.settings.publicUrl));
    return { person };
  }
}
