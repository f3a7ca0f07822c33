import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { loadSettings } from '@app/settings';
import { configureHttp } from '../../apps/server/src/http/configure-http.js';

@Module({})
class EmptyModule {}

describe('the files of the web app', () => {
  let app: NestExpressApplication;
  let folder: string;
  let origin: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wirewatch-web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><html><head></head><body></body></html>');
    await writeFile(join(folder, 'sw.js'), 'self');
    await writeFile(join(folder, 'assets', 'main-4f2a.js'), 'main');
    app = await NestFactory.create<NestExpressApplication>(EmptyModule, { bodyParser: false, logger: false });
    configureHttp(app, loadSettings({}), folder);
    await app.listen(0, '127.0.0.1');
    origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  const get = async (path: string) => {
    const answer = await fetch(`${origin}${path}`);
    return { answer, text: await answer.text(), cache: answer.headers.get('cache-control') };
  };

  it.each(['/', '/alerts', '/threads/7', '/index.html'])(
    '%s is the page, asked for anew each time',
    async (path) => {
      const { answer, text, cache } = await get(path);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(text).toMatch('<body>');
      expect(cache).toBe('no-cache');
    },
  );

  it('the page knows the nonce of its policy, which is another each time', async () => {
    const nonces = await Promise.all(
      ['/', '/'].map(async (path) => {
        const { answer, text } = await get(path);
        const [, nonce = ''] = /<meta name="csp-nonce" content="([\w-]{22})">/.exec(text) ?? [];
        expect(answer.headers.get('content-security-policy')).toMatch(`'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('files whose name changes with their content are kept for a year', async () => {
    expect((await get('/assets/main-4f2a.js')).cache).toBe('public, max-age=31536000, immutable');
  });

  it('the service worker is asked for anew and may serve the whole site', async () => {
    const { answer, cache } = await get('/sw.js');
    expect(cache).toBe('no-cache');
    expect(answer.headers.get('service-worker-allowed')).toBe('/');
  });

  it.each([
    '/assets/gone.js',
    '/api/nothing',
    '/health/nothing',
    '/favicon.ico',
    '/assets/../../package.json',
  ])('%s is not the page', async (path) => {
    expect((await get(path)).answer.status).toBe(404);
  });

  it('nothing outside of its folder is served', async () => {
    expect((await get('/%2e%2e/%2e%2e/etc/passwd')).text).not.toMatch('root:');
  });
});
