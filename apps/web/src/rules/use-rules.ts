import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../account/use-session.js';
import { call } from '../api/call.js';
import type { ApiRule } from '../api/types.js';
import { sentenceOf } from '../api/field-errors.js';
import { doUnlessUndone, notifyFailure } from '../shell/notices.js';

export const RULES_KEY = ['rules'] as const;

/** Rules that are hidden while their deletion can still be undone. */
const leaving = new Set<string>();

/** The rules that this person may change: their own, and for admins the topics. */
export function useRules() {
  const { data: person } = useSession();
  return useQuery({
    queryKey: RULES_KEY,
    queryFn: async ({ signal }) => (await call('listRules', { signal })).items,
    select: (rules) => rules.filter(({ id }) => !leaving.has(id)),
    enabled: !!person,
  });
}

/** Deletes a rule unless the person takes it back within some seconds. */
export function useRemoveRule(): (rule: ApiRule) => void {
  const client = useQueryClient();
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: RULES_KEY });
    void client.invalidateQueries({ queryKey: ['topics'] });
  };
  return (rule) => {
    leaving.add(rule.id);
    // A new list, so that the selection runs again.
    client.setQueryData<readonly ApiRule[]>(RULES_KEY, (rules) => rules && [...rules]);
    doUnlessUndone(
      `“${rule.name}” is deleted.`,
      () => {
        call('removeRule', { params: { id: rule.id }, keepalive: true })
          .catch((error: unknown) => notifyFailure(`“${rule.name}” is still there. ${sentenceOf(error)}`))
          .finally(() => {
            leaving.delete(rule.id);
            refresh();
          });
      },
      () => {
        leaving.delete(rule.id);
        refresh();
      },
    );
  };
}
