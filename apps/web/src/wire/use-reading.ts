import { useMemo } from 'react';
import { useRuleLanguage } from '../rules/use-rule-language.js';
import { useTopics } from '../topics/use-topics.js';
import type { WireReading } from './filter-wire.js';

/** What the rows are read by: the filter as typed and the topics; null until the language is loaded. */
export function useReading(filter: string): WireReading | null {
  const language = useRuleLanguage();
  const { data } = useTopics();
  const topics = useMemo(
    () => (language ? (data ?? []).map(({ name, query }) => ({ name, rule: language.read(query) })) : []),
    [language, data],
  );
  return useMemo(
    () => language && { language, topics, filter: filter.trim() === '' ? null : language.read(filter) },
    [language, topics, filter],
  );
}
