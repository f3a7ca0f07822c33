/** A small generator of numbers that always gives the same series for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Pieces over which readers of feeds stumble. */
// prettier-ignore
const PIECES = [
  '<', '>', '&', '"', "'", '</', '/>', '<!', '<?', '<!--', '-->', '<![CDATA[', ']]>', '\0', '\ufeff', '\ud800', '\u2028',
  '<item>', '</item>', '<entry>', '</entry>', '<channel>', '</channel>', '<rss>', '</rss>', '</feed>', '<title>', '</title>',
  '<link/>', '<link href="', '<guid isPermaLink="', '<description>', '<script>', '<style>', '<div><p>', '&#0;', '&#x110000;',
  '&#55296;', '&nbsp;', '&amp;amp;lt;', '&lol9;', '<!DOCTYPE x [<!ENTITY lol "lol">', ' xml:base="//', ' xmlns="', ' xmlns:a="b"',
  '<?xml version="1.0" encoding="utf-16"?>', '<?xml version="1.0" encoding="x"?>', 'Thu, 99 Foo 20', '0000-00-00', '{', '[', '":', '\\u',
  '\xff\xfe', '\xfe\xff', '\x80\x81', '\xc3', '\xf0\x9f',
];
const CONTENT_TYPES = [
  undefined,
  'text/xml',
  'application/rss+xml; charset=utf-8',
  'text/xml; charset=iso-8859-1',
  'text/html; charset=shift_jis',
  'text/xml; charset=utf-16',
  'application/json; charset=nonsense',
  ';;charset=',
];

/** A feed that was tampered with. */
export interface Mutation {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
}

/** Tampers with one of several feeds a few times: bytes flipped, cut, doubled, moved, mixed with another's. */
export function mutateFeed(feeds: readonly Uint8Array[], random: () => number): Mutation {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let bytes = Buffer.from(pick(feeds));
  for (let left = 1 + Math.floor(random() * 8); left > 0; left--) {
    const at = Math.floor(random() * (bytes.length + 1));
    const end = Math.min(bytes.length, at + Math.ceil(random() ** 4 * bytes.length));
    const part = bytes.subarray(at, end);
    switch (Math.floor(random() * 9)) {
      case 0:
        if (at < bytes.length) bytes[at] = Math.floor(random() * 256);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, end), part, bytes.subarray(end)]);
        break;
      case 3:
        bytes = bytes.subarray(0, at);
        break;
      case 4: {
        const other = pick(feeds);
        const from = Math.floor(random() * other.length);
        bytes = Buffer.concat([bytes.subarray(0, at), other.subarray(from)]);
        break;
      }
      case 5: {
        // Once in a while something grows: that is where quadratic readers show.
        const times = random() < 0.02 ? 5_000 : 1 + Math.floor(random() * 20);
        const piece = Buffer.from(pick(PIECES), random() < 0.5 ? 'utf8' : 'latin1');
        bytes = Buffer.concat([
          bytes.subarray(0, at),
          ...Array<Buffer>(times).fill(piece),
          bytes.subarray(at),
        ]);
        break;
      }
      default: {
        const piece = Buffer.from(pick(PIECES), random() < 0.5 ? 'utf8' : 'latin1');
        bytes = Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
      }
    }
  }
  return { bytes, contentType: pick(CONTENT_TYPES) };
}
