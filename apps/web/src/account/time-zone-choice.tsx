import { useId } from 'react';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const ZONES = Intl.supportedValuesOf('timeZone');

/** By which clock nights and days are counted: this browser's first, then every other. */
export function TimeZoneChoice(props: { readonly value: string; readonly onChange: (zone: string) => void }) {
  const id = useId();
  const { value } = props;
  const first = [...new Set([HERE, value])];
  return (
    <div className="f wide">
      <label htmlFor={id}>Time zone</label>
      <select id={id} className="in" value={value} onChange={({ target }) => props.onChange(target.value)}>
        {first.map((zone) => (
          <option key={zone} value={zone}>
            {zone === HERE ? `${zoneWords(zone)}, as this browser` : zoneWords(zone)}
          </option>
        ))}
        {ZONES.filter((zone) => !first.includes(zone)).map((zone) => (
          <option key={zone} value={zone}>
            {zoneWords(zone)}
          </option>
        ))}
      </select>
    </div>
  );
}

const zoneWords = (zone: string): string => zone.replaceAll('_', ' ');
