import { parseFeed } from './parse-feed.js';

const now = new Date('2026-01-10T12:00:00Z');
const item = async (text: string) => {
  const outcome = await parseFeed(Buffer.from(text), { now });
  if (outcome.kind !== 'parsed') throw new Error(outcome.message);
  const { slug, urgency, pubStatus, embargo } = outcome.feed.items[0]!;
  return { slug, urgency, pubStatus, embargo, problems: outcome.feed.problems };
};
const rss = (inside: string, namespaces = '') =>
  `<rss version="2.0" ${namespaces}><channel><title>T</title><item><title>A</title><guid>1</guid>${inside}</item></channel></rss>`;
const json = (fields: object) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'T',
    items: [{ id: '1', content_text: 'A', ...fields }],
  });

describe('what a wire says beside the text', () => {
  it('is read from elements of whatever namespace', async () => {
    const inside = `<w:urgency>1</w:urgency><w:pubStatus qcode="stat:canceled"/><w:slugline>LIBYA-TALKS/</w:slugline>
      <w:embargoed>2026-01-10T18:00:00+01:00</w:embargoed>`;
    expect(await item(rss(inside, 'xmlns:w="http://iptc.org/std/nar/2006-10-01/"'))).toEqual({
      slug: 'LIBYA-TALKS/',
      urgency: 1,
      pubStatus: 'canceled',
      embargo: { until: '2026-01-10T17:00:00.000Z' },
      problems: [],
    });
  });

  it('is read from Atom and from attributes', async () => {
    const text = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:nitf="http://iptc.org/std/NITF/2006-10-18/">
      <title>T</title><entry><id>urn:1</id><title>A</title><nitf:urgency ed-urg="3"/></entry></feed>`;
    expect(await item(text)).toMatchObject({ urgency: 3 });
  });

  it('is read from an item of a JSON Feed and from its extensions', async () => {
    const ninjs = {
      urgency: 2,
      pubstatus: 'withheld',
      slugline: 'Libya',
      embargoed: '2026-01-10T18:00:00Z',
    };
    const read = {
      slug: 'Libya',
      urgency: 2,
      pubStatus: 'withheld',
      embargo: { until: '2026-01-10T18:00:00.000Z' },
    };
    expect(await item(json(ninjs))).toMatchObject(read);
    expect(await item(json({ _ninjs: ninjs }))).toMatchObject(read);
  });

  it.each([
    ['no zone', rss('<e:embargo>2026-01-10 18:00</e:embargo>', 'xmlns:e="urn:e"')],
    ['no time of day', rss('<embargo>2026-01-10</embargo>')],
    ['words', rss('<embargo>after the speech</embargo>')],
    ['NewsML-G2 without a time', rss('<n:embargoed/>', 'xmlns:n="http://iptc.org/std/nar/2006-10-01/"')],
    ['set without a time', json({ embargoed: true })],
  ])('leaves an embargo to the desk whose time is not sure: %s', async (_name, text) => {
    const read = await item(text);
    expect(read.embargo).toEqual({ until: null });
    expect(read.problems).toContain('The time of an embargo cannot be read.');
  });

  it.each([
    ['nothing', rss('')],
    ['empty elements', rss('<urgency/><pubstatus/><embargo/><slug/>')],
    ['nonsense', rss('<urgency>very</urgency>')],
    ['nulls', json({ urgency: null, pubstatus: null, embargoed: null, slugline: '', _x: null })],
    ['a date that lies ahead', rss('<pubDate>Sat, 10 Jan 2026 18:00:00 GMT</pubDate>')],
  ])('is not there for %s', async (_name, text) => {
    expect(await item(text)).toMatchObject({
      slug: undefined,
      urgency: undefined,
      pubStatus: undefined,
      embargo: undefined,
    });
  });
});
