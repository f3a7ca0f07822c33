import { toPlainText } from '@app/text';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { isReadableSize } from './page-size.js';

/** The text of an article, without what stands around it. */
export interface Article {
  /** Plain text, paragraphs on lines of their own. */
  readonly text: string;
  /** Empty where the page names nobody. */
  readonly author: string;
}

/** Shorter texts are teasers and notes about cookies. */
const SHORTEST_TEXT = 200;

/** Takes the article out of a page; null where it has none. Does not throw for anything a page holds. */
export function extractArticle(html: string): Article | null {
  if (!isReadableSize(html)) return null;
  try {
    // Readability's types are a browser's, which are not known here.
    const page = parseHTML(whole(html)) as unknown as { readonly document: never };
    const article = new Readability(page.document).parse();
    const text = toPlainText(article?.content ?? '').trim();
    return text.length < SHORTEST_TEXT ? null : { text, author: (article?.byline ?? '').trim() };
  } catch {
    // Readability and the document throw for pages without a body.
    return null;
  }
}

/** HTML lets pages leave out the tags of html and body; the document needs them. */
function whole(html: string): string {
  return /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
}
