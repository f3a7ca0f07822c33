import {
  Logger,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type Provider,
  type Type,
} from '@nestjs/common';
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
import type { Settings } from '@app/settings';
import { Storage } from './storage.js';

/** Which part of the storage implements which port. */
const PORTS = [
  [AlarmStore, 'alarms'],
  [AlertStore, 'alerts'],
  [DeviceStore, 'devices'],
  [EmbargoStore, 'embargoes'],
  [EventLog, 'events'],
  [FeedStore, 'feeds'],
  [HostStore, 'hosts'],
  [HubStore, 'hubs'],
  [NoticeStore, 'notices'],
  [PersonStore, 'people'],
  [RuleStore, 'rules'],
  [SecretStore, 'secrets'],
  [StoryStore, 'stories'],
  [SubscriptionStore, 'subscriptions'],
  [TagStore, 'tags'],
  [ThreadStore, 'threads'],
  [TraceStore, 'traces'],
] as const;

/** Every storage port on one database, opened and migrated before anything else starts, closed last. */
@Module({})
export class StorageModule implements OnApplicationShutdown {
  constructor(private readonly storage: Storage) {}

  /** Opens the database that the settings name. */
  static forRoot(settings: Settings): DynamicModule {
    const logger = new Logger('Storage');
    const open = () => Storage.open(settings.database, { kind: 'server', note: (line) => logger.warn(line) });
    const ports = PORTS.map(([port, part]): Provider => ({
      provide: port as Type,
      useFactory: (storage: Storage) => storage[part],
      inject: [Storage],
    }));
    return {
      module: StorageModule,
      global: true,
      providers: [{ provide: Storage, useFactory: open }, ...ports],
      exports: [Storage, ...PORTS.map(([port]) => port)],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.storage.close();
  }
}
