import { AccountDesk, SessionDesk } from '@app/accounts';
import { PushSender, VapidKeys } from '@app/delivery';
import { OutboundHttp, userAgentOf } from '@app/net';
import { HealthRegistry } from '@app/observability';
import { SecretStore } from '@app/ports';
import { Queueing } from '@app/queueing';
import type { Settings } from '@app/settings';
import { Storage } from '@app/storage';
import { RuleDesk } from '@app/topics';
import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { StarterSet } from './seed/starter-set.service.js';
import { SETTINGS } from './settings.token.js';
import { VERSION } from './version.js';

/** What every process has, whatever its roles: settings, the way out, push, people, health. */
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly http: OutboundHttp) {}

  /** @throws VapidPairError where the operator's push keys are no pair */
  static forRoot(settings: Settings): DynamicModule {
    VapidKeys.check(settings.vapidKeys);
    const origin = originOf(settings);
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: settings },
        {
          provide: OutboundHttp,
          useFactory: () =>
            new OutboundHttp({
              allowPrivate: settings.allowPrivateAddresses,
              userAgent: userAgentOf(VERSION, settings.publicUrl),
            }),
        },
        {
          provide: VapidKeys,
          useFactory: (secrets: SecretStore) => VapidKeys.load(secrets, settings, origin),
          inject: [SecretStore],
        },
        {
          provide: PushSender,
          useFactory: (http: OutboundHttp, keys: VapidKeys) => new PushSender(http, keys, origin),
          inject: [OutboundHttp, VapidKeys],
        },
        {
          provide: HealthRegistry,
          useFactory: (storage: Storage, queueing: Queueing) => {
            const health = new HealthRegistry();
            health.add('database', () => storage.ping().then(() => null));
            health.add('queue', () => queueing.ping().then(() => null));
            return health;
          },
          inject: [Storage, Queueing],
        },
        AccountDesk,
        SessionDesk,
        RuleDesk,
        StarterSet,
      ],
      exports: [
        SETTINGS,
        OutboundHttp,
        VapidKeys,
        PushSender,
        HealthRegistry,
        AccountDesk,
        SessionDesk,
        RuleDesk,
      ],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.http.close();
  }
}

/** Where pages are found: the public address, else this machine's. */
export function originOf({ publicUrl, host, port }: Settings): string {
  if (publicUrl !== null) return publicUrl;
  const anywhere = host === '0.0.0.0' || host === '::';
  const name = anywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
