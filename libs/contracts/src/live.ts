import { z } from 'zod';
import type {
  AlarmNotice,
  Alert,
  AlertSummary,
  Confidence,
  DeskQuestion,
  Feed,
  Story,
  Marks,
  ThreadWire,
} from './domain/index.js';
import type { ErrorBody } from './errors.js';

/** The socket.io namespace; WebSocket transport only. */
export const LIVE_NAMESPACE = '/live';

/** The rooms a client may ask for: its own log, the desk's feed, a topic's alerts. */
export const roomSchema = z.union([
  z.literal('alerts'),
  z.literal('newsroom'),
  z.templateLiteral(['topic:', z.string().regex(/^\d{1,18}$/)]),
]);
export type Room = z.infer<typeof roomSchema>;

/** What a client sends with `watch`: everything after the cursor is replayed first. */
export const watchSchema = z.strictObject({
  rooms: z.array(roomSchema).min(1).max(200),
  after: z.string().max(64).optional(),
});
export type WatchRequest = z.infer<typeof watchSchema>;

/** The answer to `watch`, sent after everything missed was replayed. */
export type WatchAck = { readonly cursor: string } | { readonly error: ErrorBody };

/** Two threads of which a person has an alert each became one, or two again: their log is read anew. */
export interface LiveRegroup {
  readonly cursor: string;
  /** The thread that both were, or are. */
  readonly thread: string;
}

/** A story on the desk's live feed, with the rules it matched. */
export interface LiveStory extends Omit<Story, 'alertable' | 'body'> {
  readonly cursor: string;
  readonly marks: Marks;
  readonly rules: readonly { readonly id: string; readonly name: string }[];
  /** How sure its thread's event is with it; absent while it is in none. */
  readonly confidence?: Confidence;
}

/** A thread whose wires or title changed. */
export interface LiveThread {
  readonly cursor: string;
  readonly id: string;
  readonly title: string;
  readonly wires: readonly ThreadWire[];
  /** Stories that staff put into it, out of whichever thread they were in. */
  readonly stories?: readonly string[];
}

/** A feed whose health changed. */
export interface LiveFeed {
  readonly cursor: string;
  readonly feed: Feed;
}

/** A question to the desk, when it is asked and when it is answered. */
export interface LiveQuestion {
  readonly cursor: string;
  readonly question: DeskQuestion;
}

/** A feed's alarm, to a member of staff who asks for it. */
export interface LiveAlarm extends AlarmNotice {
  readonly cursor: string;
}

/** socket.io: what the server emits. */
export interface ServerToClient {
  alert: (alert: Alert) => void;
  summary: (summary: AlertSummary) => void;
  regroup: (regroup: LiveRegroup) => void;
  story: (story: LiveStory) => void;
  thread: (thread: LiveThread) => void;
  feed: (feed: LiveFeed) => void;
  question: (question: LiveQuestion) => void;
  alarm: (alarm: LiveAlarm) => void;
}

/** socket.io: what a client emits. */
export interface ClientToServer {
  watch: (request: WatchRequest, ack: (answer: WatchAck) => void) => void;
}

/** The event names of {@link ServerToClient}, as kept in the log. */
export type LiveEventName = keyof ServerToClient;

/** One row of the log that gateways tail. */
export interface LogEvent {
  /** Grows in the order of commits. */
  readonly cursor: string;
  /** `person:ID`, `newsroom` or `topic:ID`. */
  readonly room: string;
  readonly name: LiveEventName;
  /** The payload without its cursor. */
  readonly payload: unknown;
}
