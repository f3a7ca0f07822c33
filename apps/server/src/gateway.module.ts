import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AlertsController } from './http/alerts.controller.js';
import { AnswerInterceptor } from './http/answer.interceptor.js';
import { CallGuard } from './http/call.guard.js';
import { DevicesController } from './http/devices.controller.js';
import { DocsController } from './http/docs.controller.js';
import { PreferencesController } from './http/preferences.controller.js';
import { SessionController } from './http/session.controller.js';
import { SignIn } from './http/sign-in.js';
import { SubscriptionsController } from './http/subscriptions.controller.js';
import { ThreadsController } from './http/threads.controller.js';
import { TopicsController } from './http/topics.controller.js';
import { LiveGateway } from './live/live.gateway.js';
import { LiveRooms } from './live/live.rooms.js';
import { LogTail } from './live/log-tail.service.js';

/** The role `gateway`: the API and the live log for browsers and programs. */
@Module({
  controllers: [
    AlertsController,
    DevicesController,
    DocsController,
    PreferencesController,
    SessionController,
    SubscriptionsController,
    ThreadsController,
    TopicsController,
  ],
  providers: [
    SignIn,
    LiveRooms,
    LogTail,
    LiveGateway,
    { provide: APP_GUARD, useClass: CallGuard },
    { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
  ],
})
export class GatewayModule {}
