import type { AnswerOf, RuleFault } from '@app/contracts';
import type { RuleHint } from '@app/rules';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { call } from '../api/call.js';
import { useRuleLanguage } from './use-rule-language.js';

export type Backtest = NonNullable<AnswerOf<'checkRule'>['backtest']>;

/** How a rule reads, and what it would have brought. */
export interface RuleCheck {
  readonly faults: readonly RuleFault[];
  /** What may be meant otherwise, with what to write instead. */
  readonly hints: readonly RuleHint[];
  /** Fully bracketed; null while it cannot be read. */
  readonly canonical: string | null;
  /** The numbers of the last reading without faults: they turn grey while newer ones are on their way. */
  readonly backtest: Backtest | null;
  /** Whether the numbers are those of what stands in the box now. */
  readonly settled: boolean;
  /** Whether its reading or its first numbers are on their way. */
  readonly waiting: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** A pause in typing, milliseconds. */
const PAUSE_MS = 350;

/**
 * Reads a rule at each key in the browser, or after a pause on the server while the
 * language is still loading, and tries it there on the archive of the last `days`.
 */
export function useRuleCheck(query: string, days: number): RuleCheck {
  const blank = query.trim() === '';
  const language = useRuleLanguage();
  const local = useMemo(() => {
    if (!language || blank) return null;
    const rule = language.read(query);
    return { ...rule, canonical: language.print(rule), hints: language.hints(query) };
  }, [language, query, blank]);
  const paused = usePaused(query);
  const check = useQuery({
    queryKey: ['rule-check', paused, days],
    queryFn: ({ signal }) => call('checkRule', { body: { query: paused, days }, signal }),
    enabled: paused.trim() !== '' && !(paused === query && local && local.faults.length > 0),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const [kept, setKept] = useState<Backtest | null>(null);
  const fresh = check.data?.backtest;
  if (fresh && fresh !== kept) setKept(fresh);
  const current = paused === query && !check.isPlaceholderData;
  const remote = current && !blank ? check.data : undefined;
  const faults = local?.faults ?? remote?.errors ?? [];
  const canonical = local?.canonical ?? remote?.canonical ?? '';
  return {
    faults,
    hints: local?.hints ?? [],
    canonical: canonical === '' ? null : canonical,
    backtest: blank ? null : (fresh ?? kept),
    settled: current && !check.isFetching && faults.length === 0,
    waiting: !blank && faults.length === 0 && (!current || check.isFetching),
    error: current ? check.error : null,
    retry: () => void check.refetch(),
  };
}

/** The value after it has not changed for a moment. */
function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
