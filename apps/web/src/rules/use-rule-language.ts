import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.js';
import type { RuleLanguage } from './language.js';

/**
 * The rule language in the browser; null until it is loaded, which comes late and by
 * itself because its dictionaries outweigh the rest of the page.
 */
export function useRuleLanguage(): RuleLanguage | null {
  const { data = null } = useQuery({
    queryKey: ['rule-language'],
    queryFn: async ({ signal }) => {
      const [{ languageWith }, { items }] = await Promise.all([
        import('./language.js'),
        call('listTermLists', { signal }),
      ]);
      return languageWith(new Map(items.map(({ name, entries }) => [name, entries])));
    },
    staleTime: 5 * 60_000,
    // A language is a set of functions: comparing two of them tells nothing.
    structuralSharing: false,
  });
  return data;
}
