import { useMemo } from 'react';
import { useAlertLog } from '../alerts/use-alerts.js';
import type { ApiAlert } from '../api/types.js';
import { useNow } from '../shell/use-now.js';
import { HighlightedRule } from '../rules/highlighted-rule.js';
import { useRules } from '../rules/use-rules.js';
import { langProps } from '../signs/lang.js';
import { MarkedText } from '../signs/marked-text.js';
import { useTopics } from '../topics/use-topics.js';
import { dayClock } from '../words/time-words.js';

/** Why this person was told: the words and the rules that they matched; nothing where they were not told. */
export function Why({ thread }: { readonly thread: string }) {
  const { data: log } = useAlertLog();
  const told = useMemo(() => log?.filter((alert) => alert.thread === thread) ?? [], [log, thread]);
  const now = useNow(60_000);
  const first = told[0];
  if (!first) return null;
  return (
    <section id="why">
      <h2 className="sech">Why did I get this?</h2>
      <p className="two after-head">
        It matched what you follow on these words, and you were told at {dayClock(first.at, now)}:
      </p>
      <p className="q" {...langProps(first.story.language)}>
        “<MarkedText text={first.story.title} spans={first.story.marks.title} />”
      </p>
      <Matched rules={first.rules} />
    </section>
  );
}

function Matched({ rules }: { readonly rules: ApiAlert['rules'] }) {
  const { data: topics = [] } = useTopics();
  const { data: own = [] } = useRules();
  return (
    <ul>
      {rules.map(({ id, name }) => {
        const query =
          own.find((rule) => rule.id === id)?.canonical ?? topics.find((topic) => topic.id === id)?.query;
        return (
          <li key={id} className="matched">
            <span className="m" dir="auto">
              {name}
            </span>
            {query && (
              <p className="mono s canon">
                <HighlightedRule text={query} />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
