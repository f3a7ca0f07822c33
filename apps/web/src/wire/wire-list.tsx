import type { RefObject } from 'react';
import { GridList } from 'react-aria-components';
import type { ReactNode } from 'react';
import type { DeskRow } from './fold-threads.js';
import { WireRow } from './wire-row.js';

/** The rows, one stop for the Tab key; arrows, J and K move inside. */
export function WireList({
  listRef,
  ...props
}: {
  readonly name: string;
  readonly rows: readonly DeskRow[];
  readonly selected: string | null;
  /** Whether a selection opens beside the list; else a press opens the thread's page. */
  readonly beside: boolean;
  readonly onSelect: (key: string | null) => void;
  readonly onOpen: (key: string) => void;
  /** Shows or hides the other reports of a row's thread. */
  readonly onFold: (row: DeskRow) => void;
  readonly archived: boolean;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly empty: ReactNode;
}) {
  return (
    <GridList
      ref={listRef}
      className="rows"
      aria-label={props.name}
      disallowTypeAhead
      selectionMode={props.beside ? 'single' : 'none'}
      selectionBehavior="replace"
      selectedKeys={props.selected === null ? [] : [props.selected]}
      onSelectionChange={(keys) => props.onSelect(keys === 'all' ? null : (firstOf(keys) ?? null))}
      onAction={(key) => props.onOpen(String(key))}
      renderEmptyState={() => props.empty}
      items={props.rows}
      dependencies={[props.archived]}
    >
      {(row) => <WireRow row={row} archived={props.archived} onFold={props.onFold} />}
    </GridList>
  );
}

const firstOf = (keys: ReadonlySet<string | number>): string | undefined => {
  const [key] = keys;
  return key === undefined ? undefined : String(key);
};
