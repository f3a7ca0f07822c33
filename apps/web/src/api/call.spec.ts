import { call, CallError, pathOf } from './call.js';

const answerWith = (status: number, body: string) => {
  const fetched: { path: string; init: RequestInit }[] = [];
  global.fetch = ((path: string, init: RequestInit) => {
    fetched.push({ path, init });
    return Promise.resolve(new Response(status === 204 ? null : body, { status }));
  }) as typeof fetch;
  return fetched;
};

describe('calling the API', () => {
  const realFetch = global.fetch;
  afterEach(() => {
    global.fetch = realFetch;
  });

  it('puts parameters into the path and the query behind it', () => {
    expect(pathOf('/api/rules/:id/versions', { id: '7' }, {})).toBe('/api/rules/7/versions');
    expect(pathOf('/api/stories', {}, { q: 'Libya -oil', limit: 50, before: undefined })).toBe(
      '/api/stories?q=Libya+-oil&limit=50',
    );
  });

  it('sends changing calls as JSON, with or without a body', async () => {
    const fetched = answerWith(204, '');
    await call('unfollow', { params: { ruleId: '3' } });
    expect(fetched[0]?.path).toBe('/api/subscriptions/3');
    expect(fetched[0]?.init).toMatchObject({
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
    });
  });

  it('gives the parsed answer', async () => {
    answerWith(200, '{"person":null}');
    expect(await call('getSession')).toEqual({ person: null });
  });

  it('throws the sentence and the hint of the server', async () => {
    answerWith(409, '{"code":"name-taken","message":"This name is taken.","hint":"Choose another."}');
    const error = await call('getSession').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CallError);
    expect((error as CallError).body).toEqual({
      code: 'name-taken',
      message: 'This name is taken.',
      hint: 'Choose another.',
    });
  });

  it('says so when an answer is not what the contract says', async () => {
    answerWith(200, '<html>');
    await expect(call('getSession')).rejects.toThrow('The server’s answer could not be read.');
  });

  it('says so when a proxy answers for a server that is away', async () => {
    answerWith(502, '<html>Bad gateway</html>');
    await expect(call('getSession')).rejects.toThrow('The server did not answer.');
  });
});
