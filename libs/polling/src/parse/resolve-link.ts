/**
 * A link made absolute on a base; as written where it is absolute already. Null where that
 * cannot be, and where it leads elsewhere than to the web: nobody should click on `javascript:`.
 */
export function resolveLink(link: string, base: string | undefined): string | null {
  const trimmed = link.trim().replace(/[\t\r\n]+/g, '');
  if (trimmed === '') return null;
  const absolute = URL.canParse(trimmed);
  if (!absolute && (base === undefined || !URL.canParse(trimmed, base))) return null;
  const url = absolute ? new URL(trimmed) : new URL(trimmed, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  return absolute ? trimmed : url.href;
}
