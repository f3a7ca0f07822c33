import type { Place, Query } from '../query.js';

/**
 * Stands in the tree where an operand is missing or broken and was reported, so that
 * later checks see the rest. A tree with a gap never leaves the reader.
 */
export const gap = ({ start, end }: Place): Query => ({ kind: 'word', text: '', words: [], start, end });

export const isGap = (query: Query): boolean => query.kind === 'word' && query.words.length === 0;
