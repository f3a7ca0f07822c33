import { DEFAULT_PREFERENCES } from '@app/contracts';
import type { BodyOf } from '@app/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';
import type { ApiPreferences } from '../api/types.js';
import { useFirstCall, useSession } from './use-session.js';

export const PREFERENCES_KEY = ['preferences'] as const;

/** When and how often this person may be disturbed; what is usual while nobody is known. */
export function usePreferences() {
  const { data: person } = useSession();
  const query = useQuery({
    queryKey: PREFERENCES_KEY,
    queryFn: ({ signal }) => call('getPreferences', { signal }),
    enabled: !!person,
  });
  return { ...query, data: person === null ? DEFAULT_PREFERENCES : query.data };
}

/** Keeps one choice at once: it is shown as soon as it is made, and as it was before where it could not be kept. */
export function usePreferenceChange() {
  const client = useQueryClient();
  const firstCall = useFirstCall();
  return useMutation({
    mutationFn: (body: BodyOf<'changePreferences'>) => call('changePreferences', { body }),
    onMutate: async (body) => {
      await client.cancelQueries({ queryKey: PREFERENCES_KEY });
      const before = client.getQueryData<ApiPreferences>(PREFERENCES_KEY);
      if (before) client.setQueryData(PREFERENCES_KEY, { ...before, ...body });
      return before;
    },
    onError: (_, __, before) => client.setQueryData(PREFERENCES_KEY, before),
    onSuccess: async (kept) => {
      client.setQueryData(PREFERENCES_KEY, kept);
      await firstCall();
    },
  });
}
