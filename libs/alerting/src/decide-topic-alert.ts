import type { AlertCause, Telling, TopicRoom } from '@app/ports';
import { tellingOf } from './decide-alert.js';
import { firstEvent } from './first-event.js';
import type { Event, Nothing } from './telling.js';
import { toldEvent } from './told-event.js';

/**
 * Decides what one story version is in a topic's room. A room is always awake: what sounds is for each reader.
 * @returns the alert version to show there, or why there is none
 */
export function decideTopicAlert(
  cause: AlertCause,
  room: TopicRoom,
  now: Date,
): Telling | { readonly silent: true; readonly reason: string } {
  const event = eventIn(cause, room, now);
  return event.row === null ? { silent: true, reason: event.why } : tellingOf(cause, event, [room]);
}

function eventIn(cause: AlertCause, room: TopicRoom, now: Date): Event | Nothing {
  const matched = room.matched ? [room] : [];
  return room.versions.length === 0
    ? firstEvent(cause, matched)
    : toldEvent(cause, room.versions, { following: [room], matched }, now);
}
