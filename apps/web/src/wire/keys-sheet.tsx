import { Button, Dialog, Heading, Modal, ModalOverlay, Switch } from 'react-aria-components';
import { switchKeys, useKeysOn } from './use-keys.js';

const KEYS = [
  ['J', 'next story'],
  ['K', 'previous story'],
  ['Enter', 'open the thread'],
  ['E', 'show or hide the other reports of a thread'],
  ['O', 'open the original'],
  ['.', 'show the new ones'],
  ['Q', 'answer the question to the desk'],
  ['/', 'filter'],
  ['?', 'all keys'],
  ['Esc', 'close, back to the list'],
] as const;

/** All keys of the desk, and the switch that turns single keys off. */
export function KeysSheet({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const on = useKeysOn();
  return (
    <ModalOverlay className="over" isDismissable isOpen={open} onOpenChange={(is) => !is && close()}>
      <Modal className="over-in">
        <Dialog className="sheet">
          <Heading slot="title">Keys</Heading>
          <dl className="all-keys">
            {KEYS.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <Switch className="switch" isSelected={on} onChange={switchKeys}>
            <span className="sw" />
            Single keys work on this page
          </Switch>
          <div className="act">
            <Button className="btn" slot="close">
              Close
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
