import type { Room } from '@app/contracts';

/** What is asked of the server in one `watch`. */
export interface WatchGroup {
  readonly rooms: readonly Room[];
  readonly after?: string;
}

/**
 * Which rooms are watched, and from where each goes on after a break. A room that
 * was joined goes on from the last event of the connection, since all rooms share
 * one order; a room whose replay was cut short begins where it had begun, because
 * the last event may be another room's and lie further on.
 */
export class RoomBook {
  private readonly rooms = new Map<Room, { uses: number; joined: boolean; from: string | undefined }>();
  private last: string | undefined;

  /** Wants a room; true where it is new and has to be asked for. */
  want(room: Room): boolean {
    const entry = this.rooms.get(room);
    if (entry) {
      entry.uses += 1;
      return false;
    }
    this.rooms.set(room, { uses: 1, joined: false, from: undefined });
    return true;
  }

  /** Gives a room back; the server keeps sending until the next connection, which does no harm. */
  release(room: Room): void {
    const entry = this.rooms.get(room);
    if (!entry) return;
    entry.uses -= 1;
    if (entry.uses <= 0) this.rooms.delete(room);
  }

  /** Notes the newest event that came in. */
  received(cursor: string): void {
    this.last = cursor;
  }

  /** Whether anything is wanted at all. */
  get empty(): boolean {
    return this.rooms.size === 0;
  }

  /** After a break: joined rooms go on from the last event, each other one from its own beginning. */
  groupsAfterBreak(): WatchGroup[] {
    const groups = new Map<string | undefined, Room[]>();
    for (const [room, entry] of this.rooms) {
      if (entry.joined) {
        entry.from = this.last;
        entry.joined = false;
      }
      groups.set(entry.from, [...(groups.get(entry.from) ?? []), room]);
    }
    return [...groups].map(([after, rooms]) => ({ rooms, ...(after === undefined ? {} : { after }) }));
  }

  /** The server has replayed everything for these rooms up to the cursor. */
  joined(rooms: readonly Room[], cursor: string): void {
    for (const room of rooms) {
      const entry = this.rooms.get(room);
      if (entry) entry.joined = true;
    }
    const all = [...this.rooms.keys()].every((room) => rooms.includes(room));
    // Another room may not have got so far: then its own events move the cursor on.
    if (all || this.last === undefined) this.last = cursor;
  }

  /** Begin anew from now: the server does not know our cursor, or we are somebody else. */
  forget(): void {
    this.last = undefined;
    for (const entry of this.rooms.values()) {
      entry.joined = false;
      entry.from = undefined;
    }
  }
}
