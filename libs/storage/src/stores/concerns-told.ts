import type { Kind } from '@app/contracts';

/**
 * Whether a story version is for everybody who was told of its thread, also where it matches
 * none of their rules: a later version, or a word on what was reported. A further report is not.
 */
export const concernsTold = ({ version, kind }: { readonly version: number; readonly kind: Kind }): boolean =>
  version > 1 || kind !== 'new';
