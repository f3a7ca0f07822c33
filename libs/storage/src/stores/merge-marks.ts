import { TEXT_FIELDS, type Marks, type Span } from '@app/contracts';

/** The marks of several rules on one story as one: spans in order, those that overlap joined. */
export function mergeMarks(all: readonly Marks[]): Marks {
  const merged: Partial<Record<keyof Marks, Span[]>> = {};
  for (const field of TEXT_FIELDS) {
    const spans = joinSpans(all.flatMap((marks) => marks[field] ?? []));
    if (spans.length > 0) merged[field] = spans;
  }
  return merged;
}

function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || span.start >= last.end) joined.push(span);
    else if (span.end > last.end) joined[joined.length - 1] = { start: last.start, end: span.end };
  }
  return joined;
}
