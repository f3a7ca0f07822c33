import { resolve } from 'node:path';
import { environmentSchema, type Environment } from './environment.js';
import { SettingsError, type Settings, type SettingsProblem } from './settings.js';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment once into one typed object; nothing else reads it.
 * Relative paths are taken from `cwd`, the folder in which Wirewatch was started.
 * @throws SettingsError with a line for each wrong value
 */
export function loadSettings(env: Variables = process.env, cwd: string = process.cwd()): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, text]) => text !== undefined && text.trim() !== ''),
  );
  const read = environmentSchema.safeParse(given);
  if (!read.success) {
    throw new SettingsError(
      read.error.issues.map((issue) => {
        const [cause = '', remedy = ''] = issue.message.split(' | ');
        return { variable: String(issue.path[0]), cause, remedy };
      }),
    );
  }
  const problems = contradictions(read.data);
  if (problems.length > 0) throw new SettingsError(problems);
  return toSettings(read.data, cwd);
}

/** Values that are right alone and wrong together. */
function contradictions(env: Environment): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  const pair = (first: keyof Environment, second: keyof Environment, why: string) => {
    const missing = env[first] === undefined ? first : second;
    if ((env[first] === undefined) !== (env[second] === undefined)) {
      problems.push({
        variable: missing,
        cause: `this is missing: ${why}`,
        remedy: `Set both ${first} and ${second}, or neither`,
      });
    }
  };
  if (env.REDIS_URL !== undefined && env.DATABASE_URL === undefined) {
    problems.push({
      variable: 'REDIS_URL',
      cause:
        'a Redis queue is for several processes, and they cannot share the embedded PostgreSQL, which belongs to one',
      remedy: 'Set DATABASE_URL too, or leave REDIS_URL out',
    });
  }
  pair('ADMIN_EMAIL', 'ADMIN_PASSWORD', 'the first admin needs an address and a password');
  pair('VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'the keys belong together');
  return problems;
}

function toSettings(env: Environment, cwd: string): Settings {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = env;
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = env;
  const publicUrl = env.PUBLIC_URL ?? null;
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl,
    database:
      env.DATABASE_URL === undefined
        ? { kind: 'embedded', dataDir: resolve(cwd, env.DATA_DIR) }
        : { kind: 'external', url: env.DATABASE_URL },
    redisUrl: env.REDIS_URL ?? null,
    roles: env.ROLES,
    admin: email !== undefined && password !== undefined ? { email, password } : null,
    vapidKeys: publicKey !== undefined && privateKey !== undefined ? { publicKey, privateKey } : null,
    vapidSubject: env.VAPID_SUBJECT ?? null,
    allowPrivateAddresses: env.ALLOW_PRIVATE_ADDRESSES,
    starter: env.STARTER.toLowerCase() === 'none' ? null : resolve(cwd, env.STARTER),
    // Invented stories have no place where the public reads.
    demoWire: (env.DEMO_WIRE ?? true) && publicUrl === null,
    trustProxy: env.TRUST_PROXY,
  };
}
