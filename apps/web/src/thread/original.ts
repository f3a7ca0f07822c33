/** The address of the original where it is one that a browser may follow, with its host for people. */
export function originalOf(url: string): { readonly href: string; readonly host: string } | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return { href, host: hostname.replace(/^www\./, '') };
}
