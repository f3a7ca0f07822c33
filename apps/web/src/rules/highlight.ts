/** What a stretch of a rule is, for its colour; the reading itself is the parser's. */
export type TokenKind = 'operator' | 'field' | 'phrase' | 'negation' | 'list' | 'bracket' | 'plain';

/** A stretch of a rule's text: UTF-16 offsets, the end exclusive. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

const PATTERN = new RegExp(
  [
    String.raw`(?<operator>\b(?:AND|OR|NOT|O?NEAR(?:\/\d+)?)(?![\w:*]))`,
    String.raw`(?<negation>(?<=^|[\s(])[-–](?=\S)(?:"[^"]*"|[\p{L}]+:"[^"]*"|[^\s()]+))`,
    String.raw`(?<phrase>"[^"]*"|“[^”]*”|„[^“]*“|«[^»]*»)`,
    String.raw`(?<field>\b[a-z]+:(?=\S))`,
    String.raw`(?<list>@[\p{L}\p{N}_-]+)`,
    String.raw`(?<bracket>[()])`,
  ].join('|'),
  'gu',
);

/** Cuts a rule into its coloured stretches; together they are the whole text. */
export function highlight(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const put = (kind: TokenKind, end: number): void => {
    if (end > at) tokens.push({ kind, start: at, end });
    at = Math.max(at, end);
  };
  for (const match of text.matchAll(PATTERN)) {
    const kind = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0];
    put('plain', match.index);
    put((kind ?? 'plain') as TokenKind, match.index + match[0].length);
  }
  put('plain', text.length);
  return tokens;
}

/** A stretch of a rule with its colour and whether a fault lies under it. */
export interface Stretch {
  readonly text: string;
  readonly kind: TokenKind;
  readonly faulty: boolean;
}

/** Lays the places of faults over the coloured stretches; a fault without length gets the character before it. */
export function withFaults(
  text: string,
  faults: readonly { readonly start: number; readonly end: number }[],
): readonly Stretch[] {
  const places = faults.map(({ start, end }) =>
    end > start ? { start, end } : { start: Math.max(0, start - 1), end: Math.max(1, start) },
  );
  return highlight(text).flatMap(({ kind, start, end }) => {
    const cuts = places
      .flatMap((place) => [place.start, place.end])
      .filter((cut) => cut > start && cut < end)
      .sort((a, b) => a - b);
    const edges = [start, ...new Set(cuts), end];
    return edges.slice(1).map((to, index) => {
      const from = edges[index] ?? start;
      return {
        text: text.slice(from, to),
        kind,
        faulty: places.some((place) => place.start <= from && place.end >= to),
      };
    });
  });
}
