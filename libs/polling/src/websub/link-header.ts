/** One link of a Link header (RFC 8288). */
export interface HeaderLink {
  /** As written, perhaps relative. */
  readonly href: string;
  /** In lower case. */
  readonly rels: readonly string[];
}

/** `<target>` and its parameters up to the comma before the next target; commas within quotes don't count. */
const LINK = /<([^<>]*)>((?:\s*;\s*[^\s=;,"]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)/g;
const REL = /;\s*rel\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*))/i;
/** Longer headers are an attack. */
const MOST_CHARACTERS = 8192;

/** Reads a Link header; what cannot be read is passed over. */
export function readLinkHeader(header: string | undefined): HeaderLink[] {
  return [...(header ?? '').slice(0, MOST_CHARACTERS).matchAll(LINK)].map(
    ([, href = '', parameters = '']) => {
      const rel = REL.exec(parameters);
      const rels = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/);
      return { href: href.trim(), rels: rels.filter((name) => name !== '') };
    },
  );
}
