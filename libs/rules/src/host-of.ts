/** The host of a web address or of a bare host name, lower-case (an international name in its ASCII form); empty where there is none. */
export function hostOf(address: string): string {
  try {
    const url = new URL(address.includes('://') ? address : `http://${address}`);
    return url.hostname.replace(/\.$/, '');
  } catch {
    return '';
  }
}
