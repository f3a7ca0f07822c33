import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { Icon } from '../signs/icon.js';

interface Notice {
  readonly sentence: string;
  readonly bad: boolean;
  readonly undo?: () => void;
}

const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });
/** Long enough to read two sentences; React Aria stops it while it is hovered or focused. Milliseconds. */
const SHOWN_MS = 8000;

/** Says a sentence in the corner for some seconds. */
export function notify(sentence: string): void {
  queue.add({ sentence, bad: false }, { timeout: SHOWN_MS });
}

/** Says what was done, with the way back. */
export function notifyUndoable(sentence: string, undo: () => void): void {
  queue.add({ sentence, bad: false, undo }, { timeout: SHOWN_MS });
}

/** Says what did not happen. */
export function notifyFailure(sentence: string): void {
  queue.add({ sentence, bad: true }, { timeout: SHOWN_MS });
}

/**
 * Says what is about to happen and does it when nobody took it back: on the
 * notice's end, or when the page goes away.
 */
export function doUnlessUndone(sentence: string, act: () => void, undone: () => void): void {
  let settled = false;
  const settle = (then: () => void) => () => {
    if (settled) return;
    settled = true;
    window.removeEventListener('pagehide', finish);
    then();
  };
  const finish = settle(act);
  const takeBack = settle(undone);
  window.addEventListener('pagehide', finish);
  queue.add({ sentence, bad: false, undo: takeBack }, { timeout: SHOWN_MS, onClose: finish });
}

/** The corner where notices stand. */
export function Notices() {
  return (
    <ToastRegion queue={queue} className="notices" aria-label="Notices">
      {({ toast }) => (
        <Toast toast={toast} className="notice">
          <Icon name={toast.content.bad ? 'warn' : 'check'} />
          <ToastContent>
            <Text slot="title">{toast.content.sentence}</Text>
          </ToastContent>
          {toast.content.undo && (
            <Button
              className="btn sm"
              onPress={() => {
                toast.content.undo?.();
                queue.close(toast.key);
              }}
            >
              Undo
            </Button>
          )}
          <Button slot="close" className="ib" aria-label="Close">
            <Icon name="x" />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}
