import type { Priority } from '@app/contracts';
import type { ReactNode } from 'react';

/** Fill and size fall with the level, so that a column reads as weight even in grey. */
const SHAPES: Readonly<Record<Priority, ReactNode>> = {
  flash: (
    <>
      <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" />
      <path className="cut-out" d="M8 4.8v3.6M8 10.8v.1" />
    </>
  ),
  bulletin: <path d="M8 2.5 14 13.5H2Z" />,
  urgent: <path d="M8 3 13.5 13h-11Z" fill="none" />,
  regular: <circle cx="8" cy="8" r="3.5" fill="none" />,
  deferred: <path d="M4 8h8" fill="none" />,
};

/** A story's priority as a shape; the level is its accessible name. */
export function PrioritySign({ level }: { readonly level: Priority }) {
  return (
    <svg className={`pri ${level}`} viewBox="0 0 16 16" role="img" aria-label={level}>
      {SHAPES[level]}
    </svg>
  );
}
