import type { ReadRule } from '@app/rules';
import { Button } from 'react-aria-components';
import { count } from '../words/count-words.js';

/** Below the column's header while a filter is set: what it does, and the way into the archive. */
export function FilterBar(props: {
  readonly rule: ReadRule | null;
  readonly shown: number;
  readonly loaded: number;
  readonly archive: boolean;
  readonly onArchive: (archive: boolean) => void;
}) {
  const fault = props.rule?.faults[0];
  return (
    <div className="filter-bar" role="status">
      {fault ? (
        <span className="fault">
          {fault.message} {fault.hint}
        </span>
      ) : props.rule === null ? (
        <span>Loading the rule language</span>
      ) : props.archive ? (
        <span>From the archive, newest first.</span>
      ) : (
        <span>
          <span className="num">{props.shown}</span> of{' '}
          {count(props.loaded, 'loaded story', 'loaded stories')}.
        </span>
      )}
      <Button
        className="btn sm end"
        isDisabled={!props.archive && (!props.rule || fault !== undefined)}
        onPress={() => props.onArchive(!props.archive)}
      >
        {props.archive ? 'Back to the wire' : 'Search the archive'}
      </Button>
    </div>
  );
}
