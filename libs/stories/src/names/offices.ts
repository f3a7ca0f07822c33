import { nameSkeleton } from './name-skeleton.js';

/** By their sound, which is one in many languages. */
const OFFICES = new Set(
  `president premier minister governor senator general admiral director professor parliament senate republic region
  commission committee council national international central united`
    .split(/\s+/u)
    .map(nameSkeleton),
);

/**
 * Whether a folded word is that of an office or a body in whatever language: it has a capital before or in a name, and
 * names nobody by itself.
 */
export const isOffice = (folded: string): boolean => OFFICES.has(nameSkeleton(folded));
