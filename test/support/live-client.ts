import { LIVE_NAMESPACE } from '@app/contracts';
import type { Alert, ClientToServer, DeskQuestion, LiveStory, Room, ServerToClient } from '@app/contracts';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';

const PATIENCE_MS = 60_000;

/** A live client that keeps what it hears. */
export class LiveClient {
  readonly alerts: Alert[] = [];
  readonly stories: LiveStory[] = [];
  readonly questions: DeskQuestion[] = [];
  private readonly waiting: { ready: () => boolean; done: () => void }[] = [];

  private constructor(private readonly socket: Socket<ServerToClient, ClientToServer>) {
    socket.on('alert', (alert) => {
      this.alerts.push(alert);
      this.wake();
    });
    socket.on('story', (story) => {
      this.stories.push(story);
      this.wake();
    });
    socket.on('question', ({ question }) => {
      this.questions.push(question);
      this.wake();
    });
  }

  /** Connects with a session cookie and watches rooms from a cursor on. @throws where the rooms are refused */
  static async watch(origin: string, cookie: string, rooms: Room[], after?: string): Promise<LiveClient> {
    const socket: Socket<ServerToClient, ClientToServer> = io(`${origin}${LIVE_NAMESPACE}`, {
      transports: ['websocket'],
      extraHeaders: { cookie, origin },
      reconnection: false,
    });
    const client = new LiveClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    const answer = await socket.emitWithAck('watch', { rooms, ...(after === undefined ? {} : { after }) });
    if ('error' in answer) throw new Error(`watch refused: ${answer.error.code}`);
    return client;
  }

  /** Waits until what it heard satisfies a question. @throws after a minute */
  until(ready: (client: this) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () =>
          reject(new Error(`not heard; ${this.alerts.length} alerts, ${this.stories.length} stories so far`)),
        PATIENCE_MS,
      );
      this.waiting.push({
        ready: () => ready(this),
        done: () => {
          clearTimeout(timer);
          resolve();
        },
      });
      this.wake();
    });
  }

  close(): void {
    this.socket.close();
  }

  private wake(): void {
    for (const waiter of [...this.waiting]) {
      if (!waiter.ready()) continue;
      this.waiting.splice(this.waiting.indexOf(waiter), 1);
      waiter.done();
    }
  }
}
