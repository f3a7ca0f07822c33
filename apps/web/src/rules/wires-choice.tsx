/** How many wires must have a story, in words; up to three are offered, more only where already chosen. */
const WORDS = [
  'One: tell me at once',
  'Two, independent of each other',
  'Three, independent of each other',
  'Four, independent of each other',
  'Five, independent of each other',
] as const;
const OFFERED = 3;

/** How many independent wires must stand behind an event before the rule alerts. */
export function WiresChoice(props: { readonly value: number; readonly onChange: (value: number) => void }) {
  return (
    <fieldset className="f">
      <legend>How many wires must have it</legend>
      {WORDS.map((words, place) => ({ words, wires: place + 1 }))
        .filter(({ wires }) => wires <= OFFERED || wires === props.value)
        .map(({ words, wires }) => (
          <label key={wires} className="o">
            <input
              className="ck rd"
              type="radio"
              name="wires"
              checked={props.value === wires}
              onChange={() => props.onChange(wires)}
            />
            {words}
          </label>
        ))}
    </fieldset>
  );
}
