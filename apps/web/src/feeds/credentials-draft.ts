import type { BodyOf } from '@app/contracts';

/** What a closed feed is signed in to with, as typed. `as-set` leaves what the server has. */
export interface CredentialsDraft {
  readonly kind: 'as-set' | 'none' | 'basic' | 'bearer' | 'header';
  readonly user: string;
  readonly password: string;
  readonly token: string;
  readonly name: string;
  readonly value: string;
}

/** How the form begins: what is set stays, and nothing of it is shown. */
export const untouched = (areSet: boolean): CredentialsDraft => ({
  kind: areSet ? 'as-set' : 'none',
  user: '',
  password: '',
  token: '',
  name: '',
  value: '',
});

/** The part of a feed's body that says what to do with its credentials: nothing, null for taking them away, or new ones. */
export function credentialsBody(draft: CredentialsDraft): Pick<BodyOf<'changeFeed'>, 'credentials'> {
  const { kind, user, password, token, name, value } = draft;
  switch (kind) {
    case 'as-set':
      return {};
    case 'none':
      return { credentials: null };
    case 'basic':
      return { credentials: { kind, user, password } };
    case 'bearer':
      return { credentials: { kind, token: token.trim() } };
    case 'header':
      return { credentials: { kind, name: name.trim(), value: value.trim() } };
  }
}
