import type { WireConventions } from './conventions/compile-tags.js';
import { readHeadline, type HeadlineFields, type ReadHeadline } from './conventions/read-headline.js';
import { readCredits, type CreditedText, type Credits } from './credits/read-credits.js';
import { wireOfFeed } from './credits/wire-names.js';

/** A story's plain text and what its feed says beside it. */
export interface WireText extends CreditedText, Omit<HeadlineFields, 'wire'> {
  /** The feed's short name: a wire's own feed is often named after it. */
  readonly source: string;
}

/** All that the wire conventions say of a story. */
export type ReadWireText = ReadHeadline & Credits & Reported;

/** Who tells a story, and on whose word. */
export interface Reported {
  /** The wire whose feed brought it; the feed's short name where it is no wire's. */
  readonly reporter: string;
  /** Wires whose copy it uses or that it quotes; without the reporter. */
  readonly leansOn: readonly string[];
}

/**
 * Reads priority, kind and shown title from headline and fields, and the wires credited from the text.
 * @param wire the wire set for the feed, or null
 */
export function readWireText(
  text: WireText,
  wire: string | null,
  conventions: WireConventions,
): ReadWireText {
  const own = wireOfFeed(wire, text.source, conventions);
  const headline = readHeadline(text.title, { ...text, ...(own === null ? {} : { wire: own }) }, conventions);
  const credits = readCredits(text, own, conventions);
  const reporter = own ?? text.source;
  const leansOn = [...credits.wires, ...credits.attributed].filter((name) => name !== reporter);
  return { ...headline, ...credits, reporter, leansOn };
}
