import type { Role } from '@app/contracts';
import { ROLES } from '@app/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../api/call.js';
import { useLive } from '../live/use-live.js';

export const SESSION_KEY = ['session'] as const;

/** Who uses this browser: a person, nobody (null), or not known yet (undefined). */
export function useSession() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async ({ signal }) => (await call('getSession', { signal })).person,
    staleTime: Infinity,
  });
}

/** Whether this person has at least the role. */
export function hasRole(person: { readonly role: Role } | null | undefined, least: Role): boolean {
  return !!person && ROLES.indexOf(person.role) >= ROLES.indexOf(least);
}

/** What to do after signing in, out or up: everything is another person's now. */
export function useSessionChange(): () => Promise<void> {
  const client = useQueryClient();
  const live = useLive();
  return useCallback(async () => {
    live.becomeSomebodyElse();
    await client.resetQueries();
  }, [client, live]);
}

/** What to do after a first call by a visitor: it may have made an anonymous subscriber. */
export function useFirstCall(): () => Promise<void> {
  const client = useQueryClient();
  const live = useLive();
  return useCallback(async () => {
    if (client.getQueryData(SESSION_KEY)) return;
    await client.refetchQueries({ queryKey: SESSION_KEY });
    live.becomeSomebodyElse();
  }, [client, live]);
}
