import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.js';

/** A thread with its timeline. */
export function useThread(id: string | null) {
  return useQuery({
    queryKey: ['thread', id],
    queryFn: ({ signal }) => call('getThread', { params: { id: id ?? '' }, signal }),
    enabled: id !== null,
  });
}
