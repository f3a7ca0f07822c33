import { MAX_OPML, routes } from '@app/contracts';
import type { Settings } from '@app/settings';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { IncomingMessage } from 'node:http';
import { securityHeaders } from './security-headers.js';
import { serveWebApp } from './web-files.js';

/** Bytes of a JSON body: a term list of 2,000 long entries fits. */
const JSON_LIMIT = 1024 * 1024;
const XML = /^(text\/(x-opml|xml)|application\/(xml|octet-stream))\b/i;

const isOpmlCall = (request: IncomingMessage) =>
  request.method === 'POST' && request.url?.split('?')[0] === routes.importOpml.path;
const isType = (request: IncomingMessage, type: RegExp) => type.test(request.headers['content-type'] ?? '');
const isJson = (request: IncomingMessage) => isType(request, /^application\/json\b/i);

/** Sets up what every call passes before its controller: headers, bodies, files. */
export function configureHttp(app: NestExpressApplication, settings: Settings, webFolder: string): void {
  app.set('trust proxy', settings.trustProxy);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(securityHeaders(settings.publicUrl));
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
