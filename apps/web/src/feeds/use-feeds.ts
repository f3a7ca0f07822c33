import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';
import type { ApiFeed } from '../api/types.js';

export const FEEDS_KEY = ['feeds'] as const;

/** All feeds with their health. */
export function useFeeds() {
  return useQuery({
    queryKey: FEEDS_KEY,
    queryFn: async ({ signal }) => (await call('listFeeds', { signal })).items,
  });
}

/** Puts a feed as it is now into the list: the live room tells of each change of health. */
export function useFeedNews(): (feed: ApiFeed) => void {
  const client = useQueryClient();
  return (feed) => {
    client.setQueryData<readonly ApiFeed[]>(FEEDS_KEY, (feeds) =>
      feeds?.map((known) => (known.id === feed.id ? feed : known)),
    );
  };
}
