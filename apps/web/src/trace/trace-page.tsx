import { useQuery } from '@tanstack/react-query';
import type { AnswerOf, TraceStepName } from '@app/contracts';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../account/use-session.js';
import { call, CallError } from '../api/call.js';
import { Field, WorkButton } from '../shell/form.js';
import { usePageTitle } from '../shell/page-title.js';
import { FailedPart, LoadingRows } from '../shell/states.js';
import { useNow } from '../shell/use-now.js';
import { Icon } from '../signs/icon.js';
import { langProps } from '../signs/lang.js';
import { MarkedText } from '../signs/marked-text.js';
import { count, number } from '../words/count-words.js';
import { dayClock, withLocalTimes } from '../words/time-words.js';

type Trace = AnswerOf<'getTrace'>;

const STEPS: Readonly<Record<TraceStepName, string>> = {
  fetched: 'Fetched',
  kept: 'Archive',
  thread: 'Thread',
  words: 'Your words',
  policy: 'Decision',
  delivery: 'Delivery',
};

/** Why did I, or did I not, get this? Of a story, or of a link that is pasted. */
export function TracePage() {
  usePageTitle('Why did I (not) get this?');
  const [params, setParams] = useSearchParams();
  const [story, url] = [params.get('story'), params.get('url')];
  const [pasted, setPasted] = useState(url ?? '');
  const { data: person } = useSession();
  const asked = story === null ? (url === null ? null : { url }) : { story };
  const { data, error, isLoading, refetch } = useQuery({
    queryKey: ['trace', story, url],
    queryFn: ({ signal }) => call('getTrace', { query: asked ?? {}, signal }),
    enabled: asked !== null && !!person,
    staleTime: 0,
  });
  const unknown = error instanceof CallError && error.body.code === 'not-found' ? error.body.hint : undefined;
  return (
    <div className="page">
      <main id="main">
        <h1>Why did I (not) get this?</h1>
        <form
          className="look-up"
          onSubmit={(event) => {
            event.preventDefault();
            if (pasted.trim() !== '') setParams({ url: pasted.trim() });
          }}
        >
          <Field
            label="Link of a story"
            type="url"
            inputMode="url"
            autoComplete="off"
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
          />
          <WorkButton type="submit" className="go" busy={isLoading}>
            Look it up
          </WorkButton>
        </form>
        {asked !== null && person === null && (
          <p className="two empty">
            You follow nothing in this browser yet: <Link to="/">choose a topic</Link>.
          </p>
        )}
        {isLoading && <LoadingRows rows={6} height={48} />}
        {unknown !== undefined && (
          <p className="two empty" role="status">
            {unknown} Paste the link of the story itself, as its feed gives it.
          </p>
        )}
        {error && unknown === undefined && <FailedPart error={error} retry={() => void refetch()} />}
        {data && <Way trace={data} />}
      </main>
    </div>
  );
}

function Way({ trace }: { readonly trace: Trace }) {
  const now = useNow(60_000);
  const { story, rules, steps, stopped, counts } = trace;
  const matched = rules.find((rule) => rule.matched);
  return (
    <section className="sec" aria-labelledby="way">
      <h2 className="sech" id="way" {...langProps(story.language)}>
        <span>
          <MarkedText text={story.title} spans={matched?.marks.title} />
        </span>
      </h2>
      <p className="two after-head" role="status">
        {stopped ? `It went no further: ${withLocalTimes(stopped.why, now)}.` : 'It reached you.'}
        {story.thread !== null && (
          <>
            {' '}
            <Link to={`/threads/${story.thread}#story-${story.id}`}>To its thread</Link>
          </>
        )}
      </p>
      <ol className="trail">
        {steps.map(({ step, at, outcome, passed }) => (
          <li key={step} className={passed ? '' : 'stop'}>
            <Icon name={passed ? 'check' : 'ban'} />
            <b>{STEPS[step]}</b>
            <span>{passed && step === 'thread' ? 'put to its event' : withLocalTimes(outcome, now)}</span>
            {at !== null && (
              <time className="s mut num" dateTime={at}>
                {dayClock(at, now)}
              </time>
            )}
          </li>
        ))}
      </ol>
      <Lacking rules={rules.filter(({ missing }) => missing.length > 0)} open={matched === undefined} />
      {counts && (
        <p className="s mut">
          {count(counts.told, 'person was', 'people were')} told
          {counts.silent > 0 && `, ${number(counts.silent)} heard nothing`}.
        </p>
      )}
    </section>
  );
}

/** What it would have needed to match the other rules; open where it matched none. */
function Lacking({ rules, open }: { readonly rules: Trace['rules']; readonly open: boolean }) {
  if (rules.length === 0) return null;
  return (
    <details className="lacking" open={open}>
      <summary>{count(rules.length, 'rule')} of yours did not match: what it lacks</summary>
      <dl>
        {rules.map(({ id, name, missing }) => (
          <div key={id}>
            <dt dir="auto">{name}</dt>
            <dd className="mono s mut">{missing.join(', ')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
