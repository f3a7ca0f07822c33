import { readFileSync, readdirSync } from 'node:fs';
import { parseFeed } from '@app/polling';
import { findFault } from '../quality/check-outcome.js';
import { mutateFeed, seededRandom } from '../quality/mutate-feed.js';
import { sharedData } from '../support/shared-data.js';

const OWN = [
  '<rss version="2.0"><channel><title>F</title><link>https://example.org/</link><item><title>A &amp; b</title><link>/1</link><guid>1</guid><pubDate>Sat, 10 Jan 2026 10:00:00 GMT</pubDate><description><![CDATA[<p>Text</p>]]></description></item></channel></rss>',
  '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/"><title>F</title><entry><id>1</id><title type="html">A</title><link href="/1"/><published>2026-01-10T10:00:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text</p></div></content></entry></feed>',
  '{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{"id":"1","url":"https://example.org/1","content_html":"<p>Text</p>","date_published":"2026-01-10T10:00:00Z"}]}',
].map((text) => Buffer.from(text));

describe('the parser under mutations', () => {
  const folder = sharedData('feeds');
  const shared = folder === null ? [] : readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`));
  const now = new Date('2026-01-10T12:00:00Z');

  it.each([1, 2, 3, 4, 5])(
    'reads or refuses whatever comes (series %i)',
    async (series) => {
      for (let number = 0; number < 100; number++) {
        const random = seededRandom(series * 1_000 + number);
        const { bytes, contentType } = mutateFeed([...OWN, ...shared], random);
        const outcome = await parseFeed(bytes, {
          now,
          ...(contentType === undefined ? {} : { contentType }),
        });
        expect({ number, fault: findFault(outcome) }).toEqual({ number, fault: null });
      }
    },
    30_000,
  );
});
