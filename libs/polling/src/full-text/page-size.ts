import { Parser } from 'htmlparser2';

/** The busiest news pages have about 5,000. */
const MOST_ELEMENTS = 10_000;
/** Real pages nest some dozens deep; the time that reading takes grows with the square. */
const MOST_DEPTH = 150;

/** Whether a page is small and flat enough to look for an article in it, told in one quick pass. */
export function isReadableSize(html: string): boolean {
  let depth = 0;
  let elements = 0;
  let readable = true;
  const parser = new Parser({
    onopentagname() {
      depth += 1;
      elements += 1;
      if (depth > MOST_DEPTH || elements > MOST_ELEMENTS) {
        readable = false;
        parser.pause();
      }
    },
    onclosetag() {
      depth -= 1;
    },
  });
  parser.write(html);
  return readable;
}
