import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../account/use-session.js';
import { call } from '../api/call.js';
import type { ApiSummary } from '../api/types.js';
import { useRooms } from '../live/use-live.js';

const KEY = ['summaries'] as const;
/** The most that the API gives at once. */
const PAGE = 500;

/** What was told to me together, oldest first; live while {@link useSummariesKept} is on the page. */
export function useSummaries() {
  const { data: person } = useSession();
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => fetchSummaries(signal),
    enabled: !!person,
    staleTime: Infinity,
  });
}

/** Keeps the summaries in step with the live room, for the whole page. */
export function useSummariesKept(): void {
  const { data: person } = useSession();
  const client = useQueryClient();
  useRooms(person ? ['alerts'] : [], {
    summary: (summary) =>
      client.setQueryData<readonly ApiSummary[]>(KEY, (known) =>
        known?.some(({ id }) => id === summary.id) === false ? [...known, summary] : known,
      ),
    // What came between loading the list and joining the room.
    joined: () => void client.invalidateQueries({ queryKey: KEY }),
  });
}

async function fetchSummaries(signal: AbortSignal): Promise<readonly ApiSummary[]> {
  const all: ApiSummary[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await call('listSummaries', {
      query: { limit: PAGE, ...(after === undefined ? {} : { after }) },
      signal,
    });
    all.push(...page.items);
    if (page.next === undefined || page.items.length === 0) return all;
    after = page.next;
  }
}
