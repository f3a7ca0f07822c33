import { Tokenizer } from 'htmlparser2';

/** One tag of a page. */
export interface HtmlTag {
  /** Lower case. */
  readonly name: string;
  /** By lower-case name. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The text up to the next tag of the same name, its closing one too. */
  readonly text: string;
}

/** Pages have some thousands of links; more only cost time. */
const MOST_TAGS = 20_000;
const LONGEST_TEXT = 200;

/** The tags of these names in a page, in their order and linear time, however broken the page is. */
export function htmlTags(html: string, names: readonly string[]): readonly HtmlTag[] {
  const tags: { name: string; attributes: Map<string, string>; text: string }[] = [];
  let current: (typeof tags)[number] | null = null;
  /** The tag whose text is being read. */
  let open: (typeof tags)[number] | null = null;
  let attribute = '';
  let value = '';
  const addText = (text: string): void => {
    if (open && open.text.length < LONGEST_TEXT) open.text += text.slice(0, LONGEST_TEXT);
  };
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (start, end) => addText(html.slice(start, Math.min(end, start + LONGEST_TEXT))),
      ontextentity: (codepoint) => addText(String.fromCodePoint(codepoint)),
      onopentagname: (start, end) => {
        const name = html.slice(start, end).toLowerCase();
        current = names.includes(name) ? { name, attributes: new Map(), text: '' } : null;
      },
      onattribname: (start, end) => {
        attribute = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => {
        if (current) value += html.slice(start, end);
      },
      onattribentity: (codepoint) => {
        if (current) value += String.fromCodePoint(codepoint);
      },
      onattribend: () => {
        if (current && !current.attributes.has(attribute)) current.attributes.set(attribute, value);
      },
      onopentagend: () => {
        if (!current || tags.length >= MOST_TAGS) return;
        tags.push(current);
        open = current;
      },
      onselfclosingtag: () => {
        if (current && tags.length < MOST_TAGS) tags.push(current);
      },
      onclosetag: (start, end) => {
        if (open && html.slice(start, end).toLowerCase() === open.name) open = null;
      },
      oncomment: () => undefined,
      oncdata: () => undefined,
      ondeclaration: () => undefined,
      onprocessinginstruction: () => undefined,
      onend: () => undefined,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return tags;
}
