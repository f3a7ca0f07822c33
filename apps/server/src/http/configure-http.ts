import { MAX_OPML, routes } from '@app/contracts';
import type { Settings } from '@app/settings';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { IncomingMessage } from 'node:http';
import { CALLBACK_PATH } from '../websub/hub-callbacks.js';
import { securityHeaders } from './security-headers.js';
import { serveWebApp } from './web-files.js';

/** Bytes of a JSON body: a term list of 2,000 long entries fits. */
const JSON_LIMIT = 1024 * 1024;
/** Bytes of what a hub delivers: as much as a feed may have. */
const DELIVERY_LIMIT = 10_000_000;
const XML = /^(text\/(x-opml|xml)|application\/(xml|octet-stream))\b/i;

const isOpmlCall = (request: IncomingMessage) =>
  request.method === 'POST' && request.url?.split('?')[0] === routes.importOpml.path;
const isHubCall = (request: IncomingMessage) => request.url?.startsWith(`${CALLBACK_PATH}/`) === true;
const isType = (request: IncomingMessage, type: RegExp) => type.test(request.headers['content-type'] ?? '');
const isJson = (request: IncomingMessage) => isType(request, /^application\/json\b/i);

/** Sets up what every call passes before its controller: headers, bodies, files. */
export function configureHttp(app: NestExpressApplication, settings: Settings, webFolder: string): void {
  app.set('trust proxy', settings.trustProxy);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(securityHeaders(settings.publicUrl));
  // As it came: its signature is over the bytes.
  app.useBodyParser('raw', { limit: DELIVERY_LIMIT, type: isHubCall });
  app.useBodyParser('json', {
    limit: JSON_LIMIT,
    type: (request) => isJson(request) && !isOpmlCall(request),
  });
  app.useBodyParser('json', {
    limit: 2 * MAX_OPML,
    type: (request) => isJson(request) && isOpmlCall(request),
  });
  app.useBodyParser('text', {
    limit: MAX_OPML,
    type: (request) => isType(request, XML) && isOpmlCall(request),
  });
  app.use(routes.importOpml.path, (request: Request, _response: Response, next: NextFunction) => {
    if (typeof request.body === 'string') request.body = { opml: request.body };
    next();
  });
  serveWebApp(app, webFolder);
}
