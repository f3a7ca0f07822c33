/**
 * Who we say we are to publishers: the program, its version, and where to
 * complain (the installation's public address, where it has one).
 */
export function userAgentOf(version: string, publicUrl: string | null): string {
  return `Wirewatch/${version} (news alerts${publicUrl === null ? '' : `; +${publicUrl}`})`;
}
