import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../api/call.js';

const PAGE = 50;

/** Searches the archive in the rule language, newest first, page by page. */
export function useArchive(query: string, wanted: boolean) {
  return useInfiniteQuery({
    queryKey: ['archive', query],
    queryFn: ({ pageParam, signal }) =>
      call('searchStories', {
        query: { q: query, limit: PAGE, ...(pageParam === null ? {} : { before: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next ?? null,
    enabled: wanted && query.trim() !== '',
  });
}
