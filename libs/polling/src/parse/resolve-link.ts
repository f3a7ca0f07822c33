/** A link made absolute on a base; as written where it is absolute already; null where that cannot be. */
export function resolveLink(link: string, base: string | undefined): string | null {
  const trimmed = link.trim().replace(/[\t\r\n]+/g, '');
  if (trimmed === '') return null;
  if (URL.canParse(trimmed)) return trimmed;
  return base !== undefined && URL.canParse(trimmed, base) ? new URL(trimmed, base).href : null;
}
