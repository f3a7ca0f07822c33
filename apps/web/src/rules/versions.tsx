import { useQuery } from '@tanstack/react-query';
import { useNow } from '../shell/use-now.js';
import { Button } from 'react-aria-components';
import { call } from '../api/call.js';
import type { ApiRule } from '../api/types.js';
import { FailedPart } from '../shell/states.js';
import { dayClock } from '../words/time-words.js';
import { HighlightedRule } from './highlighted-rule.js';

/** How a rule read before; an earlier reading can be taken back into the editor. */
export function Versions({
  rule,
  onUse,
}: {
  readonly rule: ApiRule;
  readonly onUse: (query: string) => void;
}) {
  const { data, error, refetch } = useQuery({
    queryKey: ['rule-versions', rule.id],
    queryFn: async ({ signal }) =>
      (await call('listRuleVersions', { params: { id: rule.id }, signal })).items,
  });
  const now = useNow(60_000);
  const versions = [...(data ?? [])].sort((a, b) => b.version - a.version);
  return (
    <section>
      <h2 className="sech">Versions</h2>
      {error && <FailedPart error={error} retry={() => void refetch()} />}
      <ol className="vs">
        {versions.map(({ version, query, at, by }) => (
          <li key={version} className={version === rule.version ? 'cur' : ''}>
            <b className="num">{version}</b>
            <span className="grow">
              <span className="mono s vq">
                <HighlightedRule text={query} />
              </span>
              <span className="s mut by">
                <bdi>{by}</bdi>, <time dateTime={at}>{dayClock(at, now)}</time>
              </span>
            </span>
            {version === rule.version ? (
              <span className="tag k-plain">live</span>
            ) : (
              <Button
                className="btn sm ghost"
                aria-label={`Use version ${version}`}
                onPress={() => onUse(query)}
              >
                Use
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
