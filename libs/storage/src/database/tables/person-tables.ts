import type { Preferences, Role } from '@app/contracts';
import type { Generated } from 'kysely';
import type { Id, Time, DefaultTime, OptionalJson } from './column-types.js';

export interface PersonTable {
  id: Generated<Id>;
  email: string | null;
  role: Role;
  password_hash: string | null;
  /** What the person chose. */
  preferences: OptionalJson<Partial<Preferences>>;
  created_at: DefaultTime;
}

export interface SessionTable {
  token_hash: string;
  person_id: Id;
  expires: Time;
}

export interface TokenTable {
  token_hash: string;
  person_id: Id;
  created_at: DefaultTime;
}

export interface DeviceTable {
  id: Generated<Id>;
  person_id: Id;
  endpoint: string;
  p256dh: string;
  auth: string;
  created_at: DefaultTime;
}

export interface KeptValueTable {
  name: string;
  value: string;
}
