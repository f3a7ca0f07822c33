import type { RuleFault } from '@app/contracts';
import type { RuleHint } from '@app/rules';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../signs/icon.js';
import { HighlightedRule } from './highlighted-rule.js';

/** The rule being written: a plain text area over its own coloured reading, faults below it. */
export function RuleBox(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly faults: readonly RuleFault[];
  readonly hints: readonly RuleHint[];
  readonly autoFocus?: boolean;
}) {
  const id = useId();
  return (
    <>
      <label className="sr" htmlFor={id}>
        Rule
      </label>
      <div className="rule box">
        <pre aria-hidden="true">
          <HighlightedRule text={props.value} faults={props.faults} />
          {/* A last empty line has no height without something in it. */}
          {'\u200b'}
        </pre>
        <textarea
          id={id}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          placeholder="Libya ceasefire"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          // Typing is all that this page is for.
          autoFocus={props.autoFocus}
          aria-invalid={props.faults.length > 0 || undefined}
          aria-describedby={`${id}-faults`}
        />
      </div>
      <div id={`${id}-faults`} className="hints" role="status">
        {props.faults.map(({ code, start, message, hint }) => (
          <p key={`${code} ${start}`} className="hint">
            <Icon name="warn" />
            <span>
              {lineOf(props.value, start)}
              {message} {hint}
            </span>
          </p>
        ))}
        {props.hints.map(({ start, end, message, replacement }) => (
          <div key={start} className="hint maybe">
            <Icon name="info" />
            <span>
              {lineOf(props.value, start)}
              {message}
            </span>
            <Button
              className="btn sm"
              onPress={() =>
                props.onChange(props.value.slice(0, start) + replacement + props.value.slice(end))
              }
            >
              Use {replacement}
            </Button>
          </div>
        ))}
      </div>
    </>
  );
}

/** "Line 3: " where the rule has several lines. */
function lineOf(text: string, place: number): string {
  if (!text.includes('\n')) return '';
  return `Line ${text.slice(0, place).split('\n').length}: `;
}
