import { DEFAULT_RULE_SETTINGS, type RuleSettings } from '@app/contracts';
import type { Channel } from '@app/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { z } from 'zod';
import { useFirstCall } from '../account/use-session.js';
import { call } from '../api/call.js';
import type { ApiRule } from '../api/types.js';
import { sentenceOf } from '../api/field-errors.js';
import { Field, FormFault, WorkButton } from '../shell/form.js';
import { notify } from '../shell/notices.js';
import { usePageTitle } from '../shell/page-title.js';
import { FailedPart, LoadingRows } from '../shell/states.js';
import { Icon } from '../signs/icon.js';
import { AlertSettings } from './alert-settings.js';
import { BacktestNumbers, Examples } from './backtest.js';
import { Forms, Reading } from './reading.js';
import { RuleBox } from './rule-box.js';
import { ruleDraftSchema, useDraft } from './use-draft.js';
import { useRuleCheck } from './use-rule-check.js';
import { RULES_KEY, useRemoveRule } from './use-rules.js';

/** What the archive is asked about, days. */
const BACKTEST_DAYS = 30;
const LONGEST_NAME = 120;

/** `name` is null until one is given: it is called by its words. */
const draftSchema = ruleDraftSchema.extend({ name: z.string().nullable() });

/** Write an alert of one's own, or change one. */
export function WritePage() {
  const { id } = useParams();
  const [search] = useSearchParams();
  usePageTitle(id ? 'Change an alert' : 'Write an alert');
  if (!id) return <RuleForm key="new" query={search.get('query') ?? ''} />;
  return <Loaded key={id} id={id} />;
}

function Loaded({ id }: { readonly id: string }) {
  const {
    data: rule,
    error,
    refetch,
  } = useQuery({
    queryKey: ['rule', id],
    queryFn: ({ signal }) => call('getRule', { params: { id }, signal }),
    // What is being written must not change below the writer.
    staleTime: Infinity,
    gcTime: 0,
  });
  if (rule) return <RuleForm rule={rule} query={rule.query} />;
  return (
    <div className="page">
      <main id="main">
        <h1>Change an alert</h1>
        {error ? (
          <FailedPart error={error} retry={() => void refetch()} />
        ) : (
          <LoadingRows rows={3} height={64} />
        )}
      </main>
    </div>
  );
}

function RuleForm(props: { readonly rule?: ApiRule; readonly query: string }) {
  const { rule } = props;
  const saved = {
    name: rule?.name ?? null,
    query: props.query,
    settings: rule?.settings ?? DEFAULT_RULE_SETTINGS,
  };
  const place = rule ? `alert ${rule.id} ${rule.version}` : `alert ${props.query}`;
  const { draft, edited, change, discard, forget } = useDraft(place, saved, draftSchema);
  const { query, settings } = draft;
  const name = draft.name ?? query.trim().replace(/\s+/g, ' ').slice(0, LONGEST_NAME);
  const check = useRuleCheck(query, BACKTEST_DAYS);
  const save = useSave(rule, forget);
  const remove = useRemoveRule();
  const navigate = useNavigate();
  const blocked = whyNot(query, name, check.faults.length);
  return (
    <div className="page">
      <main id="main">
        <h1>{rule ? 'Change an alert' : 'Write an alert'}</h1>
        <p className="lede">
          Type what the story must contain. Two words mean both, anywhere in it, in any form.
        </p>
        <RuleBox
          value={query}
          onChange={(written) => change({ query: written })}
          faults={check.faults}
          hints={check.hints}
          autoFocus={!rule}
        />
        <section className="sec" aria-labelledby="sent">
          <h2 className="sech" id="sent">
            What it would have sent you<span className="end s mut">last {BACKTEST_DAYS} days</span>
          </h2>
          {check.error ? (
            <FailedPart error={check.error} retry={check.retry} />
          ) : check.backtest ? (
            <BacktestNumbers test={check.backtest} settled={check.settled} />
          ) : (
            <p className="two empty">
              {check.waiting ? 'Trying it on the archive.' : 'Numbers come as soon as the rule can be read.'}
            </p>
          )}
        </section>
        {check.backtest && (
          <section className="sec">
            <h2 className="sech">
              Examples<span className="end s mut">newest first</span>
            </h2>
            {check.backtest.examples.length === 0 ? (
              <p className="two empty">Nothing in the archive matches. New stories still can.</p>
            ) : (
              <Examples examples={check.backtest.examples} />
            )}
          </section>
        )}
      </main>
      <aside>
        <section>
          <h2 className="sech">{rule ? 'Saved as' : 'Save as'}</h2>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (blocked === null) save.mutate({ name, query, settings });
            }}
          >
            <Field
              label="Name"
              value={name}
              maxLength={LONGEST_NAME}
              autoComplete="off"
              onChange={(event) => change({ name: event.target.value })}
            />
            <AlertSettings value={settings} onChange={(chosen) => change({ settings: chosen })} />
            <WorkButton type="submit" className="go save" busy={save.isPending} isDisabled={blocked !== null}>
              {rule ? 'Save changes' : 'Save alert'}
            </WorkButton>
            <p className="s mut why-not">{blocked ?? '\u00a0'}</p>
            <FormFault
              sentence={
                save.error ? `Not saved: ${sentenceOf(save.error)} Your text is still here.` : undefined
              }
            />
          </form>
          <Button className="btn sm ghost" isDisabled={!edited} onPress={discard}>
            {rule ? 'Discard the changes' : 'Start anew'}
          </Button>
          {rule && (
            <Button
              className="btn sm ghost"
              onPress={() => {
                forget();
                remove(rule);
                void navigate('/');
              }}
            >
              <Icon name="bin" />
              Delete this alert
            </Button>
          )}
        </section>
        <section>
          <h2 className="sech">How it is read</h2>
          <Reading canonical={check.canonical} waiting={check.waiting} />
          <Forms />
        </section>
      </aside>
    </div>
  );
}

function whyNot(query: string, name: string, faults: number): string | null {
  if (query.trim() === '') return 'Write a word first.';
  if (faults > 0) return 'Mend the underlined words first.';
  if (name.trim() === '') return 'Give it a name first.';
  return null;
}

const CHANNELS: Channel[] = ['live', 'push'];

function useSave(rule: ApiRule | undefined, forget: () => void) {
  const client = useQueryClient();
  const firstCall = useFirstCall();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (body: { name: string; query: string; settings: RuleSettings }) => {
      if (rule) return call('changeRule', { params: { id: rule.id }, body });
      const added = await call('addRule', { body: { ...body, scope: 'personal' } });
      await call('follow', { params: { ruleId: added.id }, body: { channels: CHANNELS } });
      return added;
    },
    onSuccess: async ({ name }) => {
      forget();
      await firstCall();
      await client.invalidateQueries({ queryKey: RULES_KEY });
      notify(`“${name}” is saved. It counts from the next story on.`);
      await navigate('/');
    },
  });
}
