import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Icon } from '../signs/icon.js';
import type { Topic } from '../api/types.js';
import { howOften } from '../words/count-words.js';
import { usePush } from './use-push.js';

/** What comes, how often and how to stop, before the browser's own question. */
export function AskSheet(props: { readonly topic: Topic | null; readonly close: () => void }) {
  return (
    <ModalOverlay
      className="over"
      isDismissable
      isOpen={props.topic !== null}
      onOpenChange={(open) => !open && props.close()}
    >
      <Modal className="over-in">
        {props.topic && (
          <Asking name={props.topic.name} perWeek={props.topic.alertsLastWeek} close={props.close} />
        )}
      </Modal>
    </ModalOverlay>
  );
}

/** The same sheet where it is not about one topic. */
export function AskGenerally(props: { readonly open: boolean; readonly close: () => void }) {
  return (
    <ModalOverlay
      className="over"
      isDismissable
      isOpen={props.open}
      onOpenChange={(open) => !open && props.close()}
    >
      <Modal className="over-in">
        <Asking close={props.close} />
      </Modal>
    </ModalOverlay>
  );
}

function Asking(props: { readonly name?: string; readonly perWeek?: number; readonly close: () => void }) {
  const { turnOn, decline } = usePush();
  return (
    <Dialog className="sheet">
      <Heading slot="title">
        {props.name ? (
          <>
            Get “<bdi>{props.name}</bdi>” as it happens?
          </>
        ) : (
          'Get your alerts as they happen?'
        )}
      </Heading>
      <ul>
        <li>
          <Icon name="bell" large />
          <span>
            <b>{props.perWeek ? `${capital(howOften(props.perWeek))}.` : 'One alert for each new event.'}</b>{' '}
            {props.perWeek ? 'One for each new event. ' : ''}Later versions replace it in place.
          </span>
        </li>
        <li>
          <Icon name="ban" large />
          <span>
            <b>A withdrawn story is withdrawn here too.</b> You are told, in the same place.
          </span>
        </li>
        <li>
          <Icon name="bell-off" large />
          <span>
            <b>Unfollow whenever you like</b> on the page of topics. No account, no e-mail address.
          </span>
        </li>
      </ul>
      <p className="s mut">
        Your browser asks next. If you choose “Block”, only you can undo it, in the browser’s settings.
      </p>
      <div className="act">
        <Button
          className="btn go lg"
          onPress={() => {
            turnOn();
            props.close();
          }}
        >
          Allow alerts
        </Button>
        <Button
          className="btn lg ghost"
          onPress={() => {
            decline();
            props.close();
          }}
        >
          Only on this page
        </Button>
      </div>
    </Dialog>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
