import { cursorSchema, type Person, type Room, WirewatchError } from '@app/contracts';
import { RuleStore } from '@app/ports';
import { Injectable } from '@nestjs/common';

/** Which rooms of the log somebody may watch. */
@Injectable()
export class LiveRooms {
  constructor(private readonly rules: RuleStore) {}

  /**
   * The log's rooms behind what a client asks for.
   * @throws WirewatchError not-signed-in, forbidden, not-found for a room that is not theirs
   */
  async of(rooms: readonly Room[], person: Person | null): Promise<ReadonlySet<string>> {
    return new Set(await Promise.all(rooms.map((room) => this.#one(room, person))));
  }

  async #one(room: Room, person: Person | null): Promise<string> {
    if (room === 'alerts') {
      if (person === null) throw new WirewatchError('not-signed-in');
      return `person:${person.id}`;
    }
    if (room === 'newsroom') {
      if (person === null) throw new WirewatchError('not-signed-in');
      if (person.role !== 'staff' && person.role !== 'admin') throw new WirewatchError('forbidden');
      return 'newsroom';
    }
    const rule = await this.rules.get(room.slice('topic:'.length));
    if (rule?.scope !== 'topic') throw new WirewatchError('not-found', 'There is no such topic.');
    return room;
  }
}

/** A cursor that this log gave out. @throws WirewatchError bad-cursor for anything else, one from the future too */
export function knownCursor(cursor: string, latest: string): string {
  const read = cursorSchema.safeParse(cursor);
  if (!read.success || BigInt(read.data) > BigInt(latest)) throw new WirewatchError('bad-cursor');
  return String(BigInt(read.data));
}
