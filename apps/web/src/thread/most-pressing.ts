import { PRIORITIES, type Priority } from '@app/contracts';
import type { ApiThread } from '../api/types.js';

/** How pressing an event is: as its most pressing report that stands, of all where none does. */
export function mostPressing({ stories }: Pick<ApiThread, 'stories'>): Priority {
  const standing = stories.filter(({ status }) => status === 'standing');
  const reports = standing.length > 0 ? standing : stories;
  const levels = reports.map(({ priority }) => PRIORITIES.indexOf(priority));
  return PRIORITIES[Math.min(...levels)] ?? 'regular';
}
