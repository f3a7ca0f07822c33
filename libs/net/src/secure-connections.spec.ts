import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import type { Http2SecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OutboundHttp } from './outbound-http.js';

/** A key and a certificate for 127.0.0.1 that nobody signed, for this test alone. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgus82sq8zU4btPtU8
5PoAqDK+cSC/TmRmXEXeNQGhCIOhRANCAAQ2RqfYX2Jo/ocpUTOKiVYSjqThB/j9
mOcwP8GX2r1kQNLt2cLqg94hDKATWMr0du4c5jnoILow/gN3Lzt7AQtZ
-----END PRIVATE KEY-----`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBlzCCATygAwIBAgIUWwd9ajFvXlS8W87qRKUsgd4XOaQwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMdGVzdC5pbnZhbGlkMCAXDTI2MTEyNTAxMDAzMFoYDzIxMjYx
MTAxMDEwMDMwWjAXMRUwEwYDVQQDDAx0ZXN0LmludmFsaWQwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAAQ2RqfYX2Jo/ocpUTOKiVYSjqThB/j9mOcwP8GX2r1kQNLt
2cLqg94hDKATWMr0du4c5jnoILow/gN3Lzt7AQtZo2QwYjAdBgNVHQ4EFgQUtb2j
LgkhRNXNWhEhHQ3V92orwQgwHwYDVR0jBBgwFoAUtb2jLgkhRNXNWhEhHQ3V92or
wQgwDwYDVR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMC
A0kAMEYCIQDKb34V88ddrGhcp5euqpXEXNLOhWCp0TYnpe23zCTVygIhAMShTNtj
kdPzWkeCXXq7FP9FxHz++pDhBnBQn+BXWjZ3
-----END CERTIFICATE-----`;
const LIMITS = { firstByteMs: 5000, totalMs: 5000, maxBytes: 1000, maxDecodedBytes: 1000 };

/** Asks once, then fifty times at once, and tells how many answers came. */
const ASKING = `
  const { OutboundHttp } = require('./libs/net/src/index.ts');
  const http = new OutboundHttp({ allowPrivate: ['127.0.0.1'], userAgent: 'Wirewatch/test' });
  const get = () => http.request({ method: 'GET', url: process.argv[1], limits: ${JSON.stringify(LIMITS)} });
  void (async () => {
    const answers = [await get(), ...(await Promise.all(Array.from({ length: 50 }, get)))];
    console.log(answers.filter(({ kind }) => kind === 'response').length + ' answers');
    await http.close();
  })();
`;

describe('secure connections', () => {
  let server: Http2SecureServer;
  let url: string;
  let sessions: number;
  let versions: Set<string>;
  let atOnce: number;
  const http = new OutboundHttp({ allowPrivate: ['127.0.0.1'], userAgent: 'Wirewatch/test' });
  const get = () => http.request({ method: 'GET', url, limits: LIMITS });

  beforeAll(async () => {
    sessions = 0;
    atOnce = 0;
    versions = new Set();
    let open = 0;
    server = createSecureServer({ key: KEY, cert: CERTIFICATE, allowHTTP1: true }, (request, response) => {
      versions.add(request.httpVersion);
      atOnce = Math.max(atOnce, ++open);
      setImmediate(() => {
        open -= 1;
        response.end('secure');
      });
    });
    server.on('session', () => {
      sessions += 1;
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  afterAll(async () => {
    await http.close();
    server.close();
    await once(server, 'close');
  });

  it('are not made to somebody whose certificate cannot be verified', async () => {
    expect(await get()).toMatchObject({
      kind: 'failed',
      code: 'unreachable',
      message: expect.stringContaining('certificate of 127.0.0.1 could not be verified'),
    });
  });

  it('are made to one whom the operator trusts (NODE_EXTRA_CA_CERTS), with HTTP/2, many requests at once on one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wirewatch-ca-'));
    const authority = join(folder, 'ca.pem');
    writeFileSync(authority, CERTIFICATE);
    try {
      // Node reads the variable at its start, so another process asks.
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--import', 'tsx', '--input-type=commonjs', '--eval', ASKING, url],
        { cwd: join(__dirname, '../../..'), env: { ...process.env, NODE_EXTRA_CA_CERTS: authority } },
      );
      expect(stdout.trim()).toBe('51 answers');
      expect([...versions]).toEqual(['2.0']);
      expect(sessions).toBe(1);
      expect(atOnce).toBeGreaterThan(10);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
