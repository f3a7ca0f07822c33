import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { nonceOf } from './security-headers.js';

/** A year: the names of these files change with what is in them. */
const FOREVER = 'public, max-age=31536000, immutable';
/** Ask each time: a stale service worker or page would call an API that has moved on. */
const ASK = 'no-cache';
/** Paths that are never a page of the web app. */
const NOT_A_PAGE = /^\/(api|health|metrics|socket\.io)(\/|$)|\/[^/]*\.[^/]*$/;

/** Serves the built web app; every path that names no file is a page of it. */
export function serveWebApp(app: NestExpressApplication, folder: string): void {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  const html = readFileSync(page, 'utf8');
  const assets = join(folder, 'assets') + sep;
  app.useStaticAssets(folder, {
    index: false,
    setHeaders: (response: Response, path) => {
      response.setHeader('cache-control', path.startsWith(assets) ? FOREVER : ASK);
      if (path === join(folder, 'sw.js')) response.setHeader('service-worker-allowed', '/');
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!['GET', 'HEAD'].includes(request.method) || NOT_A_PAGE.test(request.path)) {
      next();
      return;
    }
    response
      .set('cache-control', ASK)
      .type('html')
      .send(withNonce(html, nonceOf(response)));
  });
}

/** Tells the page's scripts the nonce that styles which they add must carry. */
function withNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head><meta name="csp-nonce" content="${nonce}">`);
}
