import type { Span } from '@app/contracts';
import { cutMarks } from './cut-marks.js';

/** A text with the words marked that made it match. */
export function MarkedText({
  text,
  spans,
}: {
  readonly text: string;
  readonly spans: readonly Span[] | undefined;
}) {
  if (!spans || spans.length === 0) return text;
  // The pieces are a fixed sequence: their place is what they are.
  return cutMarks(text, spans).map((piece, place) =>
    piece.marked ? <mark key={place}>{piece.text}</mark> : <span key={place}>{piece.text}</span>,
  );
}
