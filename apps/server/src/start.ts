import { AccountDesk } from '@app/accounts';
import { setUpLink } from '@app/contracts';
import type { Settings } from '@app/settings';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { join } from 'node:path';
import { AppModule } from './app.module.js';
import { configureHttp } from './http/configure-http.js';
import { NestLog } from './nest-log.js';
import { originOf } from './platform.module.js';
import { StarterSet } from './seed/starter-set.service.js';

/** Where the built web app lies, from the folder that a start is made in. */
const WEB_FOLDER = join('dist', 'web');

/** A process that serves. */
export interface Started {
  readonly app: NestExpressApplication;
  /** What to tell the operator, a line each. */
  readonly lines: readonly string[];
}

/**
 * Starts one process: database, seed, first admin, then its roles.
 * @throws whatever hinders it, with everything closed again
 */
export async function start(settings: Settings): Promise<Started> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), {
    bodyParser: false,
    forceCloseConnections: true,
    abortOnError: false,
    logger: new NestLog(),
  });
  try {
    app.useWebSocketAdapter(new IoAdapter(app));
    configureHttp(app, settings, WEB_FOLDER);
    await app.get(StarterSet).seed();
    const lines = settings.roles.includes('gateway') ? await welcome(app, settings) : [];
    await app.listen(settings.port, settings.host);
    return { app, lines };
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function welcome(app: NestExpressApplication, settings: Settings): Promise<string[]> {
  const origin = originOf(settings);
  const lines = [`Wirewatch is at ${origin} (the API at ${origin}/api/docs).`];
  const first = await app.get(AccountDesk).ensureFirstAdmin(settings.admin);
  switch (first.kind) {
    case 'link':
      return [...lines, `To become its admin, open once: ${setUpLink(origin, first.token)}`];
    case 'made':
      return [...lines, `${first.email} is its admin.`];
    case 'present':
      return lines;
  }
}
