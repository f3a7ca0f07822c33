import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../account/use-session.js';
import { call } from '../api/call.js';
import { sentenceOf } from '../api/field-errors.js';
import { notify, notifyFailure, notifyUndoable } from '../shell/notices.js';
import { dayClock } from '../words/time-words.js';

const KEY = ['subscriptions'] as const;

/** A rule to be silenced until then (ISO 8601 UTC); null wakes it. */
interface Wish {
  readonly ruleId: string;
  readonly name: string;
  readonly until: string | null;
}

/** What this person follows: by the rule's id, until when it is snoozed (ISO 8601 UTC), or null where it is not. */
export function useFollowed(): ReadonlyMap<string, string | null> {
  const { data: person } = useSession();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await call('listSubscriptions', { signal })).items,
    select: (items) => new Map(items.map(({ ruleId, snoozedUntil }) => [ruleId, snoozedUntil ?? null])),
    enabled: !!person,
  });
  return data ?? NOTHING;
}
const NOTHING: ReadonlyMap<string, string | null> = new Map();

/** Snoozes a rule or wakes it, with a way back. */
export function useSnooze(): (wish: Wish) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: async ({ ruleId, until }: Wish): Promise<void> => {
      const params = { ruleId };
      if (until === null) await call('endSnooze', { params });
      else await call('snooze', { params, body: { until } });
    },
    onSuccess: (_, wish) => say(wish, () => mutate({ ...wish, until: null })),
    onError: (error, { name, until }) =>
      notifyFailure(`“${name}” is ${until === null ? 'still' : 'not'} snoozed: ${sentenceOf(error)}`),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  return mutate;
}

function say({ name, until }: Wish, wake: () => void): void {
  if (until === null) notify(`“${name}” is awake again.`);
  else notifyUndoable(`“${name}” raises no alert until ${dayClock(until, Date.now())}.`, wake);
}

/** When a rule's snooze ends, while it lasts; `now` in milliseconds. */
export function snoozedUntil(
  followed: ReadonlyMap<string, string | null>,
  ruleId: string,
  now: number,
): string | null {
  const until = followed.get(ruleId) ?? null;
  return until !== null && Date.parse(until) > now ? until : null;
}
