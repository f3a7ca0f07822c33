import { type Role, ROLES, type Route, WirewatchError } from '@app/contracts';
import type { Settings } from '@app/settings';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SETTINGS } from '../settings.token.js';
import { Caller, setCaller } from './caller.js';
import { routeOf } from './call.decorator.js';
import { pageOrigin } from './same-origin.js';
import { sessionCookie } from './session-cookie.js';
import { type Proof, SignIn } from './sign-in.js';

/** Lets a call through that comes from where it says, by somebody who may make it. */
@Injectable()
export class CallGuard implements CanActivate {
  constructor(
    private readonly signIn: SignIn,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws WirewatchError not-signed-in, forbidden, cross-origin, unsupported-media-type */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = routeOf(context);
    if (route === undefined) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const proof = await this.signIn.ofHeaders(request.headers);
    if (route.method !== 'GET' && proof.kind !== 'token') {
      refuseOtherPages(request, proof, this.settings.publicUrl);
    }
    const person = proof.kind === 'none' ? null : proof.person;
    if (!mayCall(person?.role ?? null, route.role)) {
      throw new WirewatchError(person === null ? 'not-signed-in' : 'forbidden');
    }
    if (proof.kind === 'cookie' && proof.renewed) this.#keep(response, proof.session);
    setCaller(
      request,
      new Caller(person, request.ip ?? '', proof.kind === 'cookie' ? proof.session : null, async () => {
        const joined = await this.signIn.join();
        this.#keep(response, joined.session);
        return joined.person;
      }),
    );
    return true;
  }

  #keep(response: Response, session: string): void {
    response.append('set-cookie', sessionCookie(session, this.settings.publicUrl));
  }
}

function mayCall(role: Role | null, least: Route['role']): boolean {
  return least === 'visitor' || (role !== null && ROLES.indexOf(role) >= ROLES.indexOf(least));
}

/**
 * A browser sends its cookie along whoever's page asks, so a changing call must show
 * that the page is ours. Without cookie only a page known to be another's is refused:
 * it could sign its visitor in as somebody else.
 */
function refuseOtherPages(request: Request, proof: Proof, publicUrl: string | null): void {
  const page = pageOrigin(request.headers, publicUrl);
  if (page === 'other' || (page === 'unknown' && proof.kind === 'cookie')) {
    throw new WirewatchError('cross-origin', 'Send Origin or Sec-Fetch-Site, or sign in by token.');
  }
}
