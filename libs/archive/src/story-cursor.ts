import { WirewatchError } from '@app/contracts';
import type { StoryPlace } from './look-back.js';

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z)(?:_(\d{1,18}))?$/;

/** A place as a cursor for clients, to whom it is opaque. */
export const writeCursor = ({ published, id }: StoryPlace): string => `${published}_${id}`;

/**
 * Reads a cursor; a time alone means what is older than it.
 * @throws WirewatchError bad-cursor
 */
export function readCursor(cursor: string): StoryPlace {
  const [, published, id = '0'] = CURSOR.exec(cursor) ?? [];
  if (published === undefined || Number.isNaN(Date.parse(published))) throw new WirewatchError('bad-cursor');
  return { published, id };
}
