import type { Device, Person, Preferences, Role, Subscription } from '@app/contracts';

/** People, their sessions and tokens. Secrets come in hashed, never plain. */
export abstract class PersonStore {
  abstract get(id: string): Promise<Person | null>;
  abstract findByEmail(email: string): Promise<(Person & { readonly passwordHash: string | null }) | null>;
  /** @throws WirewatchError name-taken where the address has an account */
  abstract add(person: { email: string | null; role: Role; passwordHash: string | null }): Promise<Person>;
  /** Turns an anonymous subscriber into an account, keeping id, rules, devices and alerts. @throws WirewatchError name-taken */
  abstract register(
    id: string,
    account: { email: string; passwordHash: string; role: Role },
  ): Promise<Person>;
  abstract hasAdmin(): Promise<boolean>;
  abstract addSession(tokenHash: string, personId: string, expires: Date): Promise<void>;
  abstract findBySession(tokenHash: string, now: Date): Promise<Person | null>;
  /** Moves a session's end (30 days, sliding); one that is gone stays gone. */
  abstract extendSession(tokenHash: string, expires: Date): Promise<void>;
  abstract removeSession(tokenHash: string): Promise<void>;
  abstract addToken(tokenHash: string, personId: string): Promise<void>;
  abstract findByToken(tokenHash: string): Promise<Person | null>;
  abstract preferences(personId: string): Promise<Preferences>;
  /** What the person chose, without what is usual. */
  abstract chosenPreferences(personId: string): Promise<Partial<Preferences>>;
  abstract setPreferences(personId: string, chosen: Partial<Preferences>): Promise<void>;
}

/** Who follows what. */
export abstract class SubscriptionStore {
  abstract list(personId: string): Promise<Subscription[]>;
  abstract put(personId: string, subscription: Subscription): Promise<void>;
  /** Remembered as ended, because what was told is put right for some days more. False where it was not followed. */
  abstract remove(personId: string, ruleId: string): Promise<boolean>;
  /** Silences a followed rule until then; null lets it sound again. Gives null where it is not followed. */
  abstract snooze(personId: string, ruleId: string, until: Date | null): Promise<Subscription | null>;
}

/** Browsers that can receive push. */
export abstract class DeviceStore {
  abstract list(personId: string): Promise<Device[]>;
  /** Known again by its endpoint, which then belongs to this person. */
  abstract put(personId: string, device: Pick<Device, 'endpoint' | 'keys'>): Promise<Device>;
  abstract removeByEndpoint(personId: string, endpoint: string): Promise<boolean>;
  /** The push service said it is gone (404, 410). */
  abstract removeGone(deviceId: string): Promise<void>;
}

/** Small values that the installation keeps for itself (VAPID keys, set-up token, seed marker). */
export abstract class SecretStore {
  abstract get(name: string): Promise<string | null>;
  /** Keeps the first value ever given under this name and returns what is kept: safe when several start at once. */
  abstract keepFirst(name: string, value: string): Promise<string>;
  abstract set(name: string, value: string): Promise<void>;
  /** False where there was none: of several that remove it at once one is told true. */
  abstract remove(name: string): Promise<boolean>;
}
