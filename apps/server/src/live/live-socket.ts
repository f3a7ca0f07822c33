import type { ClientToServer, LogEvent, Person, ServerToClient } from '@app/contracts';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';

/** What is known of a socket's person: null for a visitor. */
export interface LiveSocketData {
  person: Person | null;
}
export type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, LiveSocketData>;
export type LiveNamespace = Namespace<ClientToServer, ServerToClient, DefaultEventsMap, LiveSocketData>;

/** Sends one event of the log, its payload with its cursor. */
export function emitEvent(target: Pick<LiveSocket, 'emit'>, { name, payload, cursor }: LogEvent): void {
  // The log holds what its writers put in under the contract of each event's name.
  (target.emit as (name: string, payload: object) => boolean)(name, { ...(payload as object), cursor });
}

/** Messages that wait for a slow connection: engine.io keeps no other count of them than its buffer. */
export function backlog(socket: LiveSocket): number {
  return (socket.conn as unknown as { writeBuffer: readonly unknown[] }).writeBuffer.length;
}

/**
 * Ends a connection, with what waits for it, so that its client connects again by itself;
 * socket.io's own `disconnect` would tell the client to stay away.
 */
export function cutOff(socket: LiveSocket): void {
  socket.conn.close(true);
}

/** Whether a cursor stands after another: cursors are decimal numbers without leading zeros. */
export function isAfter(cursor: string, other: string): boolean {
  return cursor.length === other.length ? cursor > other : cursor.length > other.length;
}
