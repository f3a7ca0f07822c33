/** Roles, least powerful first. An anonymous subscriber is a browser without an account. */
export const ROLES = ['anonymous', 'subscriber', 'staff', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Someone who uses Wirewatch. */
export interface Person {
  readonly id: string;
  readonly email: string | null;
  readonly role: Role;
}

export const CHANNELS = ['live', 'push', 'webhook', 'chat', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];

/** When and how often a person may be disturbed. */
export interface Preferences {
  /** IANA name, such as Europe/Berlin. */
  readonly timeZone: string;
  /** Local times HH:MM; null: never quiet. */
  readonly quietHours: { readonly from: string; readonly to: string } | null;
  readonly budgetPerDay: number | null;
  readonly digestAt: readonly string[];
  readonly pausedUntil: string | null;
}

/** What a person has until they choose otherwise. */
export const DEFAULT_PREFERENCES: Preferences = {
  timeZone: 'UTC',
  quietHours: null,
  budgetPerDay: null,
  digestAt: [],
  pausedUntil: null,
};

/** A person follows a rule, on some channels. */
export interface Subscription {
  readonly ruleId: string;
  readonly channels: readonly Channel[];
}

/** One browser that can receive push (RFC 8030 subscription). */
export interface Device {
  readonly id: string;
  readonly personId: string;
  readonly endpoint: string;
  /** base64url, the browser's public key and authentication secret (RFC 8291). */
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly createdAt: string;
}
