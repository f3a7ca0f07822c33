import { PRIORITIES, type Priority } from '@app/contracts';
import type { ApiThread } from '../api/types.js';

/** How pressing an event is: as its most pressing report that stands, of all where none does. Notices are none. */
export function mostPressing({ stories }: Pick<ApiThread, 'stories'>): Priority {
  const reports = stories.filter(({ about }) => about === null);
  const standing = reports.filter(({ status }) => status === 'standing');
  const counted = standing.length > 0 ? standing : reports;
  return PRIORITIES.find((level) => counted.some(({ priority }) => priority === level)) ?? 'regular';
}
