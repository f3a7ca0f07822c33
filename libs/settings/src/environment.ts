import { isIP } from 'node:net';
import { z } from 'zod';
import { SERVER_ROLES, type TrustProxy } from './settings.js';

/**
 * The variables as text with their defaults. Every message reads "cause | remedy",
 * so that an operator learns what to do beside what is wrong.
 */
const value = z.string().trim();

const url = (protocols: readonly string[], message: string) =>
  value.refine(
    (text) => {
      if (!URL.canParse(text)) return false;
      const { protocol, hostname } = new URL(text);
      return protocols.includes(protocol) && hostname !== '';
    },
    { error: message, abort: true },
  );

const port = value
  .regex(/^\d{1,5}$/, 'a port is a number | Set it to a free port such as 3000')
  .transform(Number)
  .refine((number) => number <= 65_535, 'a port is at most 65535 | Set it to a free port such as 3000');

const publicUrl = url(
  ['http:', 'https:'],
  'this is not a web address | Give the address that browsers use, such as https://alerts.example.org',
)
  .refine(
    (text) => ['', '/'].includes(new URL(text).pathname) && !/[?#]/.test(text),
    'Wirewatch is served at the root of a host | Leave out the path',
  )
  .transform((text) => new URL(text).origin);

const roles = value
  .transform((text) => [...new Set(text.split(/[\s,]+/).filter((role) => role !== ''))])
  .pipe(
    z.array(
      z.enum(SERVER_ROLES, {
        error: (issue) =>
          `there is no role "${String(issue.input)}" | Choose among ${SERVER_ROLES.join(', ')}, separated by commas`,
      }),
    ),
  );

const base64url = (bytes: number, name: string) =>
  value.refine(
    (text) => /^[A-Za-z0-9_-]+$/.test(text) && Buffer.from(text, 'base64url').length === bytes,
    `this is not a VAPID ${name} key (base64url of ${bytes} bytes) | Leave both keys out to have a pair made, or make one with "npx web-push generate-vapid-keys"`,
  );

const addresses = value
  .transform((text) => text.split(',').map((part) => part.trim()))
  .transform((parts) => parts.filter((part) => part !== ''))
  .pipe(
    z.array(
      z.string().refine(isAddress, {
        error: (issue) =>
          `"${String(issue.input)}" is no host name, address or CIDR | Separate entries by commas, such as 127.0.0.1, 10.0.0.0/8, wire.example.internal`,
      }),
    ),
  );

const proxy = value
  .transform((text): TrustProxy => {
    if (/^(true|on|yes)$/i.test(text)) return true;
    if (/^(false|off|no)$/i.test(text)) return false;
    if (/^\d{1,2}$/.test(text)) return Number(text);
    return text.split(',').map((part) => part.trim());
  })
  .refine(
    (trust) =>
      !Array.isArray(trust) ||
      trust.every(
        (part: string) => isNetwork(part) || ['loopback', 'linklocal', 'uniquelocal'].includes(part),
      ),
    'this is neither a number of proxies nor a list of addresses | Set it to 1 for one proxy in front, or to its address or CIDR',
  );

const onOff = value
  .toLowerCase()
  .pipe(
    z
      .enum(['on', 'off'], { error: 'this is neither on nor off | Set it to on or off' })
      .transform((text) => text === 'on'),
  );

/** The environment as Wirewatch reads it; a variable that is empty counts as left out. */
export const environmentSchema = z.object({
  PORT: port.default(3000),
  HOST: value.default('127.0.0.1'),
  PUBLIC_URL: publicUrl.optional(),
  DATA_DIR: value.default('./data'),
  DATABASE_URL: url(
    ['postgres:', 'postgresql:'],
    'this is not the address of a PostgreSQL | Write it as postgres://user:password@host:5432/name, or leave it out to use the embedded one',
  ).optional(),
  REDIS_URL: url(
    ['redis:', 'rediss:'],
    'this is not the address of a Redis | Write it as redis://host:6379, or leave it out to queue in PostgreSQL',
  ).optional(),
  ROLES: roles.default([...SERVER_ROLES]),
  ADMIN_EMAIL: z
    .email('this is not an e-mail address | Give the address with which the first admin signs in')
    .max(254)
    .optional(),
  ADMIN_PASSWORD: z.string().min(10, 'this is too short | A password has at least 10 characters').optional(),
  VAPID_PUBLIC_KEY: base64url(65, 'public').optional(),
  VAPID_PRIVATE_KEY: base64url(32, 'private').optional(),
  VAPID_SUBJECT: value
    .regex(
      /^(mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/,
      'push services need a contact | Write it as mailto:you@example.org or https://example.org',
    )
    .optional(),
  ALLOW_PRIVATE_ADDRESSES: addresses.default([]),
  STARTER: value.default('config/starter.yaml'),
  DEMO_WIRE: onOff.optional(),
  TRUST_PROXY: proxy.default(false),
});
export type Environment = z.output<typeof environmentSchema>;

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function isAddress(text: string): boolean {
  if (isNetwork(text)) return true;
  // Digits, dots and slashes alone are an address gone wrong, never a name.
  return (
    !/^[\d./:]+$/.test(text) &&
    /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i.test(text)
  );
}
