import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../account/use-session.js';
import { call } from '../api/call.js';
import type { ApiRule } from '../api/types.js';
import { sentenceOf } from '../api/field-errors.js';
import { hideRule, showRule, useLeavingRules } from './leaving-rules.js';
import { doUnlessUndone, notifyFailure } from '../shell/notices.js';

export const RULES_KEY = ['rules'] as const;

/** The rules that this person may change: their own, and for admins the topics. */
export function useRules() {
  const { data: person } = useSession();
  const leaving = useLeavingRules();
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
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: RULES_KEY }),
      client.invalidateQueries({ queryKey: ['topics'] }),
    ]);
  return (rule) => {
    hideRule(rule.id);
    doUnlessUndone(
      `“${rule.name}” is deleted.`,
      () => {
        void call('removeRule', { params: { id: rule.id }, keepalive: true })
          .catch((error: unknown) => notifyFailure(`“${rule.name}” is still there. ${sentenceOf(error)}`))
          .then(refresh)
          .finally(() => showRule(rule.id));
      },
      () => showRule(rule.id),
    );
  };
}
