import type { RuleSettings } from '@app/contracts';
import { WiresChoice } from './wires-choice.js';

/** How long a rule may keep silent after it sounded, minutes, in words. */
const PAUSES = [
  [0, 'Never'],
  [15, 'For 15 minutes'],
  [60, 'For an hour'],
  [240, 'For 4 hours'],
  [1440, 'For a day'],
] as const;

/** How a rule alerts: the wires behind an event, what is told before they are there, and its rest after a sound. */
export function AlertSettings(props: {
  readonly value: RuleSettings;
  readonly onChange: (value: RuleSettings) => void;
}) {
  const { value, onChange } = props;
  const pauses: (readonly [number, string])[] = [...PAUSES];
  if (!pauses.some(([minutes]) => minutes === value.cooldownMinutes)) {
    pauses.push([value.cooldownMinutes, `For ${value.cooldownMinutes} minutes`]);
  }
  return (
    <>
      <WiresChoice
        value={value.minimumWires}
        onChange={(minimumWires) => onChange({ ...value, minimumWires })}
      />
      {value.minimumWires > 1 && (
        <label className="o">
          <input
            className="ck"
            type="checkbox"
            checked={value.unconfirmed}
            onChange={(event) => onChange({ ...value, unconfirmed: event.target.checked })}
          />
          Tell me at once all the same, marked as unconfirmed
        </label>
      )}
      <label className="f">
        <span>Stay silent after an alert</span>
        <select
          className="in"
          value={value.cooldownMinutes}
          onChange={(event) => onChange({ ...value, cooldownMinutes: Number(event.target.value) })}
        >
          {pauses.map(([minutes, words]) => (
            <option key={minutes} value={minutes}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
