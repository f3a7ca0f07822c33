import type { WireConventions } from '../conventions/compile-tags.js';
import { readCreditList } from './credit-list.js';
import { cutBoilerplate } from './cut-boilerplate.js';
import { findAttributions } from './find-attributions.js';
import { readDateline } from './read-dateline.js';
import { namesOf, type WireNames } from './wire-names.js';

/** The text of a story in which credits are looked for: plain text. */
export interface CreditedText {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly author: string;
}

/** Whose copy a story is made of. */
export interface Credits {
  /** Wires whose copy was used, lower-case, the feed's own first, then in the order of the text. */
  readonly wires: readonly string[];
  /** Wires that are only quoted ("told TASS"): for corroboration a story is one with these, too. */
  readonly attributed: readonly string[];
  /** The body up to its credit lines, copyright notices and calls to subscribe. */
  readonly bodyWithoutBoilerplate: string;
}

/** Reads whose copy a story is from its dateline, byline and credit lines, and the feed's own wire. */
export function readCredits(
  text: CreditedText,
  feedWire: string | null,
  conventions: WireConventions,
): Credits {
  const names = namesOf(conventions);
  const { body, creditLines } = cutBoilerplate(text.body, names);
  const wires = new Set<string>(feedWire === null ? [] : [feedWire]);
  const credit = (found: readonly string[] | null) => found?.forEach((wire) => wires.add(wire));

  credit(readHeadlineCredit(text.title, names));
  for (const part of [text.summary, text.body]) credit(readDateline(part, names));
  for (const byline of [text.author, firstByline(text.body)]) credit(readByline(byline, names));
  for (const line of creditLines) credit(line);
  credit(endCredit(text.summary, names));

  const attributed = findAttributions([text.title, text.summary, body], names).filter(
    (wire) => !wires.has(wire),
  );
  return { wires: [...wires], attributed, bodyWithoutBoilerplate: body };
}

/** `Haftar leaves Moscow (AFP)`: brackets at the end of a headline credit; a dash (`- TASS`) quotes. */
function readHeadlineCredit(title: string, names: WireNames): string[] | null {
  const bracket = /[(（[]([^()（）[\]]{2,40})[)）\]]\s*$/u.exec(title)?.[1];
  return bracket === undefined ? null : readCreditList(bracket, names);
}

const firstByline = (body: string) =>
  /^\s*(?:by|von|par|por|di)\s+([^\n]{3,100})$/imu.exec(body.slice(0, 240))?.[1] ?? '';

function readByline(byline: string, names: WireNames): string[] {
  return byline
    .split(/\s*[,;/|&()•]\s*|\s+(?:and|und|et|of|for|with|avec|mit|via|für|de|in)\s+|\s[-–—]\s/u)
    .map((part) => part.replace(/^by\s+/iu, ''))
    .map((part) => names.idOf(part) ?? names.idAtEnd(part))
    .filter((id) => id !== null);
}

/** A bracket at the very end of a text that has no lines of its own. */
function endCredit(text: string, names: WireNames): string[] | null {
  const bracket = /[(（]([^()（）]{2,60})[)）]\s*\.?\s*$/u.exec(text)?.[1];
  return bracket === undefined ? null : readCreditList(bracket, names);
}
