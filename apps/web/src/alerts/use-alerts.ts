import type { ApiAlert } from '../api/types.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../api/call.js';
import { useSession } from '../account/use-session.js';
import { useRooms } from '../live/use-live.js';
import { mergeLog } from './fold-alerts.js';
import { unreadThreads, useSeen } from './seen.js';

const KEY = ['alerts'] as const;
/** The most that the API gives at once. */
const PAGE = 500;
const NONE: readonly ApiAlert[] = [];

/** My log of alerts, oldest first; live while {@link useAlertsKept} is on the page. */
export function useAlertLog() {
  const { data: person } = useSession();
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => fetchLog(undefined, signal),
    enabled: !!person,
    staleTime: Infinity,
  });
}

/** Keeps the log in step with the live room, for the whole page. */
export function useAlertsKept(): void {
  const { data: person } = useSession();
  const client = useQueryClient();
  const add = (more: readonly ApiAlert[]): void => {
    client.setQueryData<readonly ApiAlert[]>(KEY, (known) => (known ? mergeLog(known, more) : known));
  };
  useRooms(person ? ['alerts'] : [], {
    alert: (alert) => {
      add([alert]);
      void client.invalidateQueries({ queryKey: ['thread', alert.thread] });
    },
    regroup: ({ thread }) => {
      // What came live while it is read anew stays.
      const renew = (log: readonly ApiAlert[]): void => {
        client.setQueryData<readonly ApiAlert[]>(KEY, (known) => (known ? mergeLog(log, known) : known));
      };
      fetchLog(undefined).then(renew, () => client.invalidateQueries({ queryKey: KEY }));
      void client.invalidateQueries({ queryKey: ['thread', thread] });
    },
    joined: () => {
      // What came between loading the list and joining the room.
      const known = client.getQueryData<readonly ApiAlert[]>(KEY);
      if (known) fetchLog(known.at(-1)?.cursor).then(add, () => client.invalidateQueries({ queryKey: KEY }));
    },
  });
}

/** How many rows of the list moved since the list was last seen here. */
export function useUnreadCount(): number {
  const { data: log = NONE } = useAlertLog();
  const { cursor } = useSeen();
  return useMemo(() => unreadThreads(log, cursor).size, [log, cursor]);
}

async function fetchLog(after: string | undefined, signal?: AbortSignal): Promise<readonly ApiAlert[]> {
  const log: ApiAlert[] = [];
  let from = after;
  for (;;) {
    const page = await call('listAlerts', {
      query: { limit: PAGE, ...(from === undefined ? {} : { after: from }) },
      ...(signal ? { signal } : {}),
    });
    log.push(...page.items);
    if (page.next === undefined || page.items.length === 0) return log;
    from = page.next;
  }
}
