/** What one process of Wirewatch may do; all of them by default. */
export const SERVER_ROLES = ['gateway', 'poll', 'match', 'deliver'] as const;
export type ServerRole = (typeof SERVER_ROLES)[number];

/** Where the data lives: the PostgreSQL that comes with Wirewatch, or one of the operator's. */
export type DatabaseSettings =
  | {
      readonly kind: 'embedded';
      /** Absolute path of DATA_DIR. */
      readonly dataDir: string;
    }
  | { readonly kind: 'external'; readonly url: string };

/** Whose forwarded headers Express believes: nobody's, so many hops, or these addresses. */
export type TrustProxy = boolean | number | readonly string[];

/** Everything that an operator may choose, read once at start. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Origin under which browsers reach Wirewatch, without a slash at the end; null on a developer's machine. */
  readonly publicUrl: string | null;
  readonly database: DatabaseSettings;
  readonly redisUrl: string | null;
  readonly roles: readonly ServerRole[];
  /** The first admin; null: the first start prints a one-time set-up link. */
  readonly admin: { readonly email: string; readonly password: string } | null;
  /** Null: a pair of keys is made and kept in the database. */
  readonly vapidKeys: { readonly publicKey: string; readonly privateKey: string } | null;
  readonly vapidSubject: string | null;
  /** Hosts, addresses and CIDRs that may be reached although private. */
  readonly allowPrivateAddresses: readonly string[];
  /** Absolute path of the starter file; null: seed nothing. */
  readonly starter: string | null;
  readonly demoWire: boolean;
  readonly trustProxy: TrustProxy;
}

/** One wrong value: what is wrong and what to do. */
export interface SettingsProblem {
  readonly variable: string;
  readonly cause: string;
  readonly remedy: string;
}

/** The environment or the starter file can't be used; the message has one line for each problem. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly SettingsProblem[]) {
    super(problems.map((p) => `${p.variable}: ${p.cause}. ${p.remedy}.`).join('\n'));
    this.name = 'SettingsError';
  }
}
