import type { HeadlineFields } from '../read-headline.js';

/** A headline, priority and kind as read (`-` for as before), what is shown, and what stands beside it. */
export type HeadlineCase = readonly [
  headline: string,
  reading: string,
  shown: string,
  fields?: HeadlineFields,
  more?: { readonly label?: string; readonly live?: true; readonly refile?: true; readonly repeat?: true },
];
