import type { Item } from '@app/contracts';
import { neverPolled } from '../never-polled.fixture.js';
import type { ArticleCall, ArticleResult } from './article-fetcher.service.js';
import { FullText } from './full-text.service.js';

const NOW = new Date('2026-03-03T12:00:00Z');
const item = (link: string): Item => ({
  id: link,
  title: link,
  link,
  published: null,
  updated: null,
  summary: '',
  body: '',
  author: '',
  categories: [],
});
const FEED = neverPolled({
  name: 'dw',
  url: 'https://wire.example/feed',
  credentials: { kind: 'bearer', token: 't0ken' },
});

describe(FullText.name, () => {
  const gather = async (
    fetch: (call: ArticleCall) => Promise<ArticleResult>,
    links: string[],
    holdMs: number,
  ) => {
    const gathered: (string | null)[] = [];
    const fullText = new FullText({ fetch }, { holdMs, most: 10 });
    for await (const { article, problem } of fullText.gather(FEED, links.map(item), NOW)) {
      gathered.push(article?.text ?? problem);
    }
    return gathered;
  };
  const article = ({ url }: ArticleCall): Promise<ArticleResult> =>
    Promise.resolve({ kind: 'article', text: `The text of ${url}`, author: '' });

  it('gives each item its article, or why there is none, and goes on', async () => {
    const fetch = (call: ArticleCall) =>
      call.url.endsWith('/2')
        ? Promise.resolve<ArticleResult>({ kind: 'failed', message: 'It is gone.' })
        : article(call);
    expect(
      await gather(fetch, ['https://a.example/1', 'https://a.example/2', 'https://a.example/3'], 60_000),
    ).toEqual(['The text of https://a.example/1', 'It is gone.', 'The text of https://a.example/3']);
  });

  it('waits for none beyond its limit, and asks for none after it', async () => {
    const asked: string[] = [];
    const fetch = ({ url }: ArticleCall) => {
      asked.push(url);
      return new Promise<ArticleResult>(() => undefined);
    };
    expect(await gather(fetch, ['https://a.example/1', 'https://b.example/2'], 50)).toEqual([
      'The articles of a.example do not come in time.',
      'The articles of b.example do not come in time.',
    ]);
    expect(asked).toEqual(['https://a.example/1']);
  });

  it('shows the credentials of a closed feed to its own server alone', async () => {
    const shown: unknown[] = [];
    const fetch = (call: ArticleCall) => {
      shown.push(call.credentials);
      return article(call);
    };
    await gather(fetch, ['https://wire.example/1', 'https://other.example/2', 'no address'], 60_000);
    expect(shown).toEqual([{ authorization: 'Bearer t0ken' }, {}, {}]);
  });
});
