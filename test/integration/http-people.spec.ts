import { AccountDesk } from '@app/accounts';
import { type BodyOf, DEFAULT_RULE_SETTINGS } from '@app/contracts';
import { PersonStore, RuleStore } from '@app/ports';
import { ApiClient, ApiFailure } from '../support/api-client.js';
import { PushSink } from '../support/push-sink.js';
import { startTestServer } from '../support/test-server.js';
import type { TestServer } from '../support/test-server.js';

const READER = { email: 'reader@wirewatch.example', password: 'ten characters' };
const DEVICE = {
  endpoint: 'https://push.example/abc',
  expirationTime: null,
  keys: {
    p256dh: 'BB4YUy_UdUwC8wQdnHXOszuD_9gax85P6ILMscmLxYlupGwxHE4v9A3ZajZT5uRURdMt_khuztdcepDGoYiBwKM',
    auth: 'c2FsdHNhbHRzYWx0c2FsdA',
  },
};
const DRAFT = { query: 'quake', canonical: 'quake', settings: DEFAULT_RULE_SETTINGS } as const;

describe('people over the API', () => {
  let server: TestServer;
  let topic: string;
  beforeAll(async () => {
    server = await startTestServer();
    const rules = server.app.get(RuleStore, { strict: false });
    topic = (await rules.add({ ...DRAFT, name: 'Quakes', scope: 'topic', owner: null }, 'admin')).id;
  });
  afterAll(() => server.stop());

  const visitor = () => new ApiClient(server.origin);
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'no error',
      (error: unknown) => (error instanceof ApiFailure ? error.body.code : String(error)),
    );
  const follow = (client: ApiClient, ruleId = topic) =>
    client.call('follow', { params: { ruleId }, body: { channels: ['live', 'push', 'push'] } });

  describe('a visitor', () => {
    it('is nobody, and looking makes nobody of them', async () => {
      const client = visitor();
      expect(await client.call('getSession')).toEqual({ person: null });
      expect((await client.call('listTopics')).items).toMatchObject([{ name: 'Quakes', following: false }]);
      expect(client.cookie).toBe('');
      expect(await codeOf(client.call('listSubscriptions'))).toBe('not-signed-in');
    });

    it('becomes an anonymous subscriber by following', async () => {
      const client = visitor();
      expect(await follow(client)).toEqual({ ruleId: topic, channels: ['live', 'push'] });
      expect(await client.call('getSession')).toMatchObject({ person: { email: null, role: 'anonymous' } });
      expect((await client.call('listTopics')).items).toMatchObject([{ following: true }]);
      expect((await client.call('listSubscriptions')).items).toEqual([
        { ruleId: topic, channels: ['live', 'push'] },
      ]);
    });

    it('makes nobody by following what is not there', async () => {
      const client = visitor();
      expect(await codeOf(follow(client, '99999'))).toBe('not-found');
      expect(client.cookie).toBe('');
    });

    it('gets a cookie that no script reads and no other site sends', async () => {
      const answer = await fetch(`${server.origin}/api/preferences`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      expect(answer.headers.getSetCookie()).toEqual([
        expect.stringMatching(/^wirewatch=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/),
      ]);
    });
  });

  it('signing up keeps everything of the anonymous subscriber', async () => {
    const client = visitor();
    await follow(client);
    const device = await client.call('addDevice', { body: { subscription: DEVICE } });
    const { person: before } = await client.call('getSession');
    const { person } = await client.call('signUp', { body: READER });
    expect(person).toEqual({ id: before?.id, email: READER.email, role: 'subscriber' });
    expect((await client.call('listSubscriptions')).items).toHaveLength(1);
    expect((await client.call('listDevices')).items).toEqual([device]);
    expect(await codeOf(visitor().call('signUp', { body: READER }))).toBe('name-taken');
  });

  it('signing in opens a session of its own and signing out ends it', async () => {
    const client = visitor();
    const { person } = await client.call('signIn', { body: server.admin });
    expect(person).toMatchObject({ email: server.admin.email, role: 'admin' });
    const { cookie } = client;
    await client.call('signOut');
    const late = await fetch(`${server.origin}/api/session`, { headers: { cookie } });
    expect(await late.json()).toEqual({ person: null });
  });

  it('a wrong password and an unknown address read the same, and the guessing ends', async () => {
    const guess = (email: string) => codeOf(visitor().call('signIn', { body: { email, password: 'wrong' } }));
    expect(await guess('unknown@wirewatch.example')).toBe('wrong-password');
    const guesses = Array.from({ length: 10 }, () => guess('guessed@wirewatch.example'));
    expect(new Set(await Promise.all(guesses))).toEqual(new Set(['wrong-password']));
    expect(await guess('guessed@wirewatch.example')).toBe('too-many-requests');
    expect(await guess('Guessed@wirewatch.example')).toBe('too-many-requests');
  });

  it('preferences are what was chosen, over what is usual', async () => {
    const client = visitor();
    await client.call('changePreferences', { body: { timeZone: 'Europe/Berlin', digestAt: ['08:00'] } });
    await client.call('changePreferences', { body: { quietHours: { from: '23:00', to: '06:00' } } });
    expect(await client.call('getPreferences')).toEqual({
      timeZone: 'Europe/Berlin',
      quietHours: { from: '23:00', to: '06:00' },
      flashAtNight: false,
      budgetPerDay: 12,
      digestAt: ['08:00'],
      feedAlarms: false,
      pausedUntil: null,
    });
    expect(await codeOf(client.call('changePreferences', { body: { timeZone: 'Mars/Base' } }))).toBe(
      'bad-request',
    );
  });

  it('quiet hours are the usual ones from the first time zone on, where none are chosen', async () => {
    const quiet = async (...bodies: BodyOf<'changePreferences'>[]) => {
      const client = visitor();
      for (const body of bodies) await client.call('changePreferences', { body });
      return (await client.call('getPreferences')).quietHours;
    };
    const timeZone = 'Europe/Berlin';
    expect(await quiet({ budgetPerDay: 3 })).toBeNull();
    expect(await quiet({ timeZone })).toEqual({ from: '22:00', to: '07:00' });
    expect(await quiet({ quietHours: null }, { timeZone })).toBeNull();
    expect(await quiet({ timeZone }, { quietHours: null }, { timeZone: 'Asia/Tokyo' })).toBeNull();
  });

  it('a browser is registered once and forgotten on demand', async () => {
    const client = visitor();
    const subscription = { ...DEVICE, endpoint: 'https://push.example/def' };
    const first = await client.call('addDevice', { body: { subscription } });
    expect((await client.call('addDevice', { body: { subscription } })).id).toBe(first.id);
    await client.call('removeDevice', { body: { subscription } });
    expect((await client.call('listDevices')).items).toEqual([]);
    expect(await codeOf(client.call('removeDevice', { body: { subscription } }))).toBe('not-found');
    expect(await codeOf(client.call('testDevices'))).toBe('no-device');
  });

  it('a browser that no message could be encrypted for is refused, and makes nobody', async () => {
    const client = visitor();
    for (const keys of [
      { ...DEVICE.keys, p256dh: DEVICE.keys.p256dh.replace(/.$/, 'A') },
      { ...DEVICE.keys, auth: 'c2FsdA' },
    ]) {
      expect(await codeOf(client.call('addDevice', { body: { subscription: { ...DEVICE, keys } } }))).toBe(
        'bad-request',
      );
    }
    expect(client.cookie).toBe('');
  });

  it('a test push reaches every browser of the person that is still there', async () => {
    const sink = await PushSink.start();
    const client = visitor();
    await client.call('addDevice', { body: { subscription: sink.newSubscription() } });
    expect(await client.call('testDevices')).toEqual({ sent: 1, failed: 0 });
    expect(sink.accepted).toHaveLength(1);
    await sink.stop();
    expect(await client.call('testDevices')).toEqual({ sent: 0, failed: 1 });
    expect((await client.call('listDevices')).items).toHaveLength(1);
  });

  it('an alert log of somebody new is empty', async () => {
    const client = visitor();
    await follow(client);
    expect(await client.call('listAlerts')).toEqual({ items: [] });
    await client.call('unfollow', { params: { ruleId: topic } });
    expect(await codeOf(client.call('unfollow', { params: { ruleId: topic } }))).toBe('not-found');
  });

  it('another person’s rule can not be told from one that does not exist', async () => {
    const people = server.app.get(PersonStore, { strict: false });
    const owner = await people.add({ email: null, role: 'anonymous', passwordHash: null });
    const rule = await server.app
      .get(RuleStore, { strict: false })
      .add({ ...DRAFT, name: 'Mine', scope: 'personal', owner: owner.id }, 'owner');
    expect(await codeOf(follow(visitor(), rule.id))).toBe('not-found');
  });
});

describe('the first admin', () => {
  it('is made by the one-time link, which then is void', async () => {
    const server = await startTestServer({ ADMIN_EMAIL: '', ADMIN_PASSWORD: '' });
    try {
      const [, token = ''] = /\/setup\?token=(\S+)$/.exec(server.lines.join('\n')) ?? [];
      const client = new ApiClient(server.origin);
      const setUp = (given: string, email: string) =>
        client.call('setUp', { body: { token: given, email, password: 'ten characters' } });
      await expect(setUp('wrong', 'a@wirewatch.example')).rejects.toMatchObject({
        body: { code: 'forbidden' },
      });
      expect(await setUp(token, 'a@wirewatch.example')).toMatchObject({ person: { role: 'admin' } });
      await expect(setUp(token, 'b@wirewatch.example')).rejects.toMatchObject({
        body: { code: 'forbidden' },
      });
      expect(await client.call('getSession')).toMatchObject({ person: { email: 'a@wirewatch.example' } });
    } finally {
      await server.stop();
    }
  });

  it('is made by whichever link was printed, of many starts and processes, by one of those who use it at once', async () => {
    const server = await startTestServer({ ADMIN_EMAIL: '', ADMIN_PASSWORD: '' });
    const accounts = server.app.get(AccountDesk, { strict: false });
    const others = await Promise.all([1, 2, 3].map(() => accounts.ensureFirstAdmin(null)));
    const tokens = others.map((first) => (first.kind === 'link' ? first.token : ''));
    try {
      for (const token of tokens) expect(server.lines.join('\n')).toMatch(`/setup?token=${token}`);
      const outcomes = await Promise.allSettled(
        tokens.map((token, n) =>
          new ApiClient(server.origin).call('setUp', {
            body: { token, email: `admin${n}@wirewatch.example`, password: 'ten characters' },
          }),
        ),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
      expect(await accounts.ensureFirstAdmin(null)).toEqual({ kind: 'present' });
    } finally {
      await server.stop();
    }
  });

  it('may try another address with the link where the first is taken', async () => {
    const server = await startTestServer({ ADMIN_EMAIL: '', ADMIN_PASSWORD: '' });
    const [, token = ''] = /\/setup\?token=(\S+)$/.exec(server.lines.join('\n')) ?? [];
    const setUp = (email: string) =>
      new ApiClient(server.origin).call('setUp', { body: { token, email, password: 'ten characters' } });
    try {
      await new ApiClient(server.origin).call('signUp', {
        body: { email: 'ada@wirewatch.example', password: 'ten characters' },
      });
      await expect(setUp('ada@wirewatch.example')).rejects.toMatchObject({ body: { code: 'name-taken' } });
      expect(await setUp('bob@wirewatch.example')).toMatchObject({ person: { role: 'admin' } });
    } finally {
      await server.stop();
    }
  });

  it('is the one of the settings, without a link', async () => {
    const server = await startTestServer();
    expect(server.lines.join('\n')).not.toMatch('setup');
    await server.stop();
  });
});

describe('behind HTTPS', () => {
  it('cookies are Secure and browsers are told to stay with it', async () => {
    const server = await startTestServer({ PUBLIC_URL: 'https://alerts.example.org', TRUST_PROXY: '1' });
    const answer = await fetch(`${server.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://alerts.example.org' },
      body: JSON.stringify(server.admin),
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure/);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
    await server.stop();
  });
});
