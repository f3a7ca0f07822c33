import type { DatabaseSettings } from '@app/settings';
import {
  AlarmStore,
  AlertStore,
  DeviceStore,
  EmbargoStore,
  EventLog,
  FeedStore,
  HostStore,
  HubStore,
  NoticeStore,
  PersonStore,
  RuleStore,
  SecretStore,
  StoryStore,
  SubscriptionStore,
  TagStore,
  ThreadStore,
  TraceStore,
} from '@app/ports';
import { sql } from 'kysely';
import { queryOver, type Database } from './database/database.js';
import { Listener } from './database/listener.js';
import { migrate, underStartLock } from './database/migrate.js';
import { openPool, type DatabaseLocation, type OpenPool } from './database/pool.js';
import { locateDatabase, type LocatedDatabase, type LocateOptions } from './locate-database.js';
import { oncePerOutage } from './once-per-outage.js';
import { PostgresAlarmStore } from './stores/alarm.store.js';
import { PostgresAlertStore } from './stores/alert.store.js';
import { PostgresDeviceStore } from './stores/device.store.js';
import { PostgresEmbargoStore } from './stores/embargo.store.js';
import { PostgresEventLog } from './stores/event-log.js';
import { PostgresFeedStore } from './stores/feed.store.js';
import { PostgresHostStore } from './stores/host.store.js';
import { PostgresHubStore } from './stores/hub.store.js';
import { PostgresNoticeStore } from './stores/notice.store.js';
import { PostgresPersonStore } from './stores/person.store.js';
import { PostgresRuleStore } from './stores/rule.store.js';
import { PostgresSecretStore } from './stores/secret.store.js';
import { PostgresStoryStore } from './stores/story.store.js';
import { PostgresSubscriptionStore } from './stores/subscription.store.js';
import { PostgresTagStore } from './stores/tag.store.js';
import { PostgresThreadStore } from './stores/thread.store.js';
import { PostgresTraceStore } from './stores/trace.store.js';

/** Enough for one process's workers; each connection costs the server some megabytes. */
const POOL_SIZE = 8;

/** The database of this process with every port on it. */
export class Storage {
  readonly alarms: AlarmStore;
  readonly alerts: AlertStore;
  readonly devices: DeviceStore;
  readonly embargoes: EmbargoStore;
  readonly events: EventLog;
  readonly feeds: FeedStore;
  readonly hosts: HostStore;
  readonly hubs: HubStore;
  readonly notices: NoticeStore;
  readonly people: PersonStore;
  readonly rules: RuleStore;
  readonly secrets: SecretStore;
  readonly stories: StoryStore;
  readonly subscriptions: SubscriptionStore;
  readonly tags: TagStore;
  readonly threads: ThreadStore;
  readonly traces: TraceStore;
  private readonly closers: (() => Promise<void>)[] = [];

  private constructor(
    private readonly located: LocatedDatabase,
    private readonly pool: OpenPool,
    private readonly db: Database,
    private readonly listener: Listener,
  ) {
    this.alarms = new PostgresAlarmStore(db);
    this.alerts = new PostgresAlertStore(db);
    this.devices = new PostgresDeviceStore(db);
    this.embargoes = new PostgresEmbargoStore(db);
    this.events = new PostgresEventLog(db, listener);
    this.feeds = new PostgresFeedStore(db);
    this.hosts = new PostgresHostStore(db);
    this.hubs = new PostgresHubStore(db);
    this.notices = new PostgresNoticeStore(db);
    this.people = new PostgresPersonStore(db);
    this.rules = new PostgresRuleStore(db, listener);
    this.secrets = new PostgresSecretStore(db);
    this.stories = new PostgresStoryStore(db);
    this.subscriptions = new PostgresSubscriptionStore(db);
    this.tags = new PostgresTagStore(db);
    this.threads = new PostgresThreadStore(db);
    this.traces = new PostgresTraceStore(db);
  }

  /**
   * Opens the database: starts the embedded one or reaches the operator's, and brings
   * the schema up to date.
   * @throws StorageStartError with the cause and what to do
   */
  static async open(settings: DatabaseSettings, options: LocateOptions): Promise<Storage> {
    const located = await locateDatabase(settings, options);
    const onFault = oncePerOutage((error) =>
      options.note(`The database connection failed: ${error.message}`),
    );
    const pool = openPool(located.location, { max: POOL_SIZE }, onFault);
    const db = queryOver(pool.pool);
    const storage = new Storage(located, pool, db, new Listener(located.location, onFault));
    try {
      await migrate(db);
      return storage;
    } catch (error) {
      await storage.close();
      throw error;
    }
  }

  /** How to reach the same database, for the queue that lives in it. */
  get location(): DatabaseLocation {
    return this.located.location;
  }

  /**
   * Does something once in the life of the database: of many processes that start at the
   * same time one does it, the others wait until it is done.
   */
  async once(name: string, action: () => Promise<void>): Promise<void> {
    const marker = `done:${name}`;
    await underStartLock(this.db, async () => {
      if ((await this.secrets.get(marker)) !== null) return;
      await action();
      await this.secrets.set(marker, new Date().toISOString());
    });
  }

  /** Fails when the database does not answer. */
  async ping(): Promise<void> {
    await sql`SELECT 1`.execute(this.db);
  }

  /** Has something closed before the database is, last added first. */
  beforeClose(close: () => Promise<void>): void {
    this.closers.unshift(close);
  }

  /** Closes what depends on it, its connections, and last the embedded server. */
  async close(): Promise<void> {
    for (const close of this.closers.splice(0)) await close();
    await this.listener.close();
    await this.pool.close();
    await this.located.stop();
  }
}
