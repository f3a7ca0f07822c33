import { Icon } from './icon.js';

/** What a reader must know of where a story comes from: invented, or a state agency's. */
export function SourceLabels({
  demo,
  stateMedia,
}: {
  readonly demo: boolean;
  readonly stateMedia?: boolean | undefined;
}) {
  return (
    <>
      {demo && (
        <span className="tag k-plain">
          <Icon name="info" />
          Demo: invented
        </span>
      )}
      {stateMedia && (
        <span className="tag k-plain">
          <Icon name="info" />
          State media
        </span>
      )}
    </>
  );
}
