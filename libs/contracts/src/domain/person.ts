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
  /** Whether a flash may sound in quiet hours. */
  readonly flashAtNight: boolean;
  /** New alerts a day that may sound; the rest come folded into one. Null: all of them. */
  readonly budgetPerDay: number | null;
  readonly digestAt: readonly string[];
  readonly pausedUntil: string | null;
  /** Whether this person is told when a feed falls silent, bursts or dies, and when that is over: staff alone. */
  readonly feedAlarms: boolean;
}

/** What a person has until they choose otherwise. */
export const DEFAULT_PREFERENCES: Preferences = {
  timeZone: 'UTC',
  // A night is known only with a time zone: see USUAL_QUIET_HOURS.
  quietHours: null,
  flashAtNight: false,
  budgetPerDay: 12,
  digestAt: [],
  pausedUntil: null,
  feedAlarms: false,
};

/** The quiet hours of who tells a time zone and chooses none. */
export const USUAL_QUIET_HOURS = { from: '22:00', to: '07:00' } as const;

/** A person follows a rule, on some channels. */
export interface Subscription {
  readonly ruleId: string;
  readonly channels: readonly Channel[];
  /** Its alerts make no sound until then (ISO 8601 UTC); absent: it is not snoozed. */
  readonly snoozedUntil?: string;
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
