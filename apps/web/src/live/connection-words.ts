import { clock, span } from '../words/time-words.js';
import { count } from '../words/count-words.js';
import type { Connection, Return } from './connection.js';

/** The sign in the bar: its word, and whether the dot is filled and the clock runs. */
export function signOf(connection: Connection): { readonly word: string; readonly live: boolean } {
  switch (connection.kind) {
    case 'live':
      return { word: 'Live', live: true };
    case 'connecting':
      return { word: 'Connecting', live: false };
    case 'catching-up':
      return { word: 'Catching up', live: false };
    case 'reconnecting':
    case 'offline':
      return { word: 'Offline', live: false };
  }
}

/** The strip while the connection is away; null while there is nothing to say. `now` in milliseconds. */
export function stripOf(
  connection: Connection,
  now: number,
): { readonly fact: string; readonly next: string } | null {
  switch (connection.kind) {
    case 'reconnecting':
      return {
        fact: `Connection lost at ${clock(connection.lostAt)}.`,
        next: `Trying again in ${span(Math.max(0, connection.retryAt - now))}. What you miss will be replayed in order.`,
      };
    case 'offline':
      return {
        fact: `No network since ${clock(connection.lostAt)}.`,
        next: 'What you miss will be replayed in order when it is back.',
      };
    case 'connecting':
    case 'live':
    case 'catching-up':
      return null;
  }
}

/** The divider after an absence. */
export function returnWords(back: Return): string {
  const head = `Back at ${clock(back.at)} after ${span(back.afterMs)}.`;
  if (!back.complete) return `${head} The list was loaded anew.`;
  if (back.replayed === 0) return `${head} Nothing was missed.`;
  return `${head} ${count(back.replayed, 'story', 'stories')} replayed, none missed.`;
}
