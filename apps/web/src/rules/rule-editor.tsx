import { DEFAULT_RULE_SETTINGS, newRuleSchema } from '@app/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { call } from '../api/call.js';
import { checkFields, fieldErrorsOf } from '../api/field-errors.js';
import type { FieldErrors } from '../api/field-errors.js';
import type { ApiRule } from '../api/types.js';
import { Field, FormFault, WorkButton } from '../shell/form.js';
import { notify } from '../shell/notices.js';
import { FailedPart } from '../shell/states.js';
import { Icon } from '../signs/icon.js';
import { AlertSettings } from './alert-settings.js';
import { Examples } from './backtest.js';
import { DraftNumbers } from './draft-numbers.js';
import { Forms, Reading } from './reading.js';
import { RuleBox } from './rule-box.js';
import { ruleDraftSchema, useDraft } from './use-draft.js';
import { useRuleCheck } from './use-rule-check.js';
import { RULES_KEY, useRemoveRule } from './use-rules.js';
import { Versions } from './versions.js';

/** What the draft is tried on, days. */
const BACKTEST_DAYS = 14;

type Draft = z.infer<typeof ruleDraftSchema>;

/** Writes a new topic, or changes one: faults at their place, the reading, the draft against what is saved. */
export function RuleEditor(props: {
  readonly rule?: ApiRule;
  readonly editable: boolean;
  readonly onAdded?: (rule: ApiRule) => void;
}) {
  const { rule, editable } = props;
  const saved: Draft = {
    name: rule?.name ?? '',
    query: rule?.query ?? '',
    settings: rule?.settings ?? DEFAULT_RULE_SETTINGS,
  };
  const place = rule ? `rule ${rule.id} ${rule.version}` : 'rule';
  const { draft, edited, change, discard, forget } = useDraft(place, saved, ruleDraftSchema);
  const [errors, setErrors] = useState<FieldErrors>({});
  const check = useRuleCheck(draft.query, BACKTEST_DAYS);
  const before = useRuleCheck(saved.query, BACKTEST_DAYS);
  const remove = useRemoveRule();
  const navigate = useNavigate();
  const onSaved = (kept: ApiRule): void => {
    forget();
    props.onAdded?.(kept);
  };
  const save = useSaveTopic(rule, onSaved, (error) =>
    setErrors(fieldErrorsOf(error, { 'name-taken': 'name', 'invalid-rule': 'query' })),
  );
  const submit = (): void => {
    const found = checkFields(newRuleSchema.pick({ name: true, query: true }).strip(), draft) ?? {};
    setErrors(found);
    if (Object.keys(found).length === 0) save.mutate(draft);
  };
  return (
    <>
      <main id="main">
        <div className="hs w ttl">
          <h1 dir="auto">{rule?.name ?? 'New rule'}</h1>
          <span className="tag k-plain">Topic</span>
          {rule && <span className="s mut">version {rule.version} live</span>}
          {editable && (
            <span className="end hs">
              {edited && (
                <Button className="btn ghost" onPress={discard}>
                  Discard
                </Button>
              )}
              {rule && (
                <Button
                  className="btn ghost"
                  onPress={() => {
                    forget();
                    remove(rule);
                    void navigate('/admin/rules');
                  }}
                >
                  <Icon name="bin" />
                  Delete
                </Button>
              )}
              <WorkButton
                className="go"
                busy={save.isPending}
                isDisabled={!edited || check.faults.length > 0 || draft.query.trim() === ''}
                onPress={submit}
              >
                {rule ? `Save version ${rule.version + 1}` : 'Save rule'}
              </WorkButton>
            </span>
          )}
        </div>
        <RuleBox
          value={draft.query}
          onChange={(query) => change({ query })}
          faults={check.faults}
          hints={check.hints}
        />
        <FormFault sentence={errors['query'] ?? errors['form']} />
        <section className="sec">
          <h2 className="sech">How it is read</h2>
          <Reading canonical={check.canonical} waiting={check.waiting} />
        </section>
        <section className="sec">
          <h2 className="sech">
            {rule ? `Against version ${rule.version}` : 'What it would have brought'}
            <span className="end s mut">last {BACKTEST_DAYS} days</span>
          </h2>
          {check.error ? (
            <FailedPart error={check.error} retry={check.retry} />
          ) : check.backtest ? (
            <DraftNumbers
              draft={check.backtest}
              saved={rule && edited ? before.backtest : null}
              settled={check.settled}
            />
          ) : (
            <p className="two empty">
              {check.waiting ? 'Trying it on the archive.' : 'Numbers come as soon as the rule can be read.'}
            </p>
          )}
        </section>
        {check.backtest && check.backtest.examples.length > 0 && (
          <section className="sec">
            <h2 className="sech">
              Examples<span className="end s mut">newest first</span>
            </h2>
            <Examples examples={check.backtest.examples} />
          </section>
        )}
      </main>
      <aside>
        <section>
          <h2 className="sech">Settings</h2>
          <Field
            label="Name"
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
            error={errors['name']}
            readOnly={!editable}
            autoComplete="off"
          />
          <AlertSettings value={draft.settings} onChange={(settings) => change({ settings })} />
        </section>
        {rule && <Versions rule={rule} onUse={(query) => change({ query })} />}
        <section>
          <h2 className="sech">Forms</h2>
          <Forms />
        </section>
      </aside>
    </>
  );
}

function useSaveTopic(
  rule: ApiRule | undefined,
  onSaved: (rule: ApiRule) => void,
  onError: (error: unknown) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Draft) => {
      return rule
        ? call('changeRule', { params: { id: rule.id }, body })
        : call('addRule', { body: { ...body, scope: 'topic' } });
    },
    onError,
    onSuccess: async (kept) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: RULES_KEY }),
        client.invalidateQueries({ queryKey: ['topics'] }),
        client.invalidateQueries({ queryKey: ['rule-versions', kept.id] }),
      ]);
      notify(`Version ${kept.version} of “${kept.name}” counts from the next story on.`);
      onSaved(kept);
    },
  });
}
