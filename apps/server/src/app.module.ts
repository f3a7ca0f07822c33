import { metrics } from '@app/observability';
import { QueueingModule } from '@app/queueing';
import type { Settings } from '@app/settings';
import { StorageModule } from '@app/storage';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GatewayModule } from './gateway.module.js';
import { ErrorFilter } from './http/error.filter.js';
import { OperationsController } from './http/operations.controller.js';
import { JobsModule } from './jobs/jobs.module.js';
import { PlatformModule } from './platform.module.js';

/** One process of Wirewatch: what all have, and what its roles add. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        StorageModule.forRoot(settings),
        QueueingModule.forRoot(settings, ({ queue, job }) => metrics.jobFailures.inc({ queue, job })),
        PlatformModule.forRoot(settings),
        ...(settings.roles.includes('gateway') ? [GatewayModule] : []),
        ...(settings.roles.some((role) => role !== 'gateway') ? [JobsModule.forRoles(settings.roles)] : []),
      ],
      // Every process answers for its health; only gateways serve more.
      controllers: [OperationsController],
      providers: [{ provide: APP_FILTER, useClass: ErrorFilter }],
    };
  }
}
