/** A set of places: bit `p & 31` of number `p >> 5`. */
export type Bits = Int32Array;

/** An empty set of places below `size`. */
export const noBits = (size: number): Bits => new Int32Array((size + 31) >> 5);

export function setBit(bits: Bits, place: number): void {
  bits[place >> 5]! |= 1 << (place & 31);
}

export const hasBit = (bits: Bits, place: number): boolean => (bits[place >> 5]! & (1 << (place & 31))) !== 0;

export function isEmpty(bits: Bits): boolean {
  for (let i = 0; i < bits.length; i += 1) if (bits[i] !== 0) return false;
  return true;
}

/** Adds a set to another. */
export function addBits(to: Bits, from: Bits): void {
  for (let i = 0; i < to.length; i += 1) to[i]! |= from[i]!;
}

/** Keeps of a set what is in another too. */
export function keepBits(of: Bits, also: Bits): Bits {
  for (let i = 0; i < of.length; i += 1) of[i]! &= also[i]!;
  return of;
}

/** Moves the places of a set one on and keeps those that are in another too. @returns whether any are left */
export function moveOn(bits: Bits, also: Bits): boolean {
  let carried = 0;
  let any = 0;
  for (let i = 0; i < bits.length; i += 1) {
    const moved = (bits[i]! << 1) | carried;
    carried = bits[i]! >>> 31;
    any |= bits[i] = moved & also[i]!;
  }
  return any !== 0;
}

/** Calls back with each place of a set, in order. */
export function forEachBit(bits: Bits, tell: (place: number) => void): void {
  for (let i = 0; i < bits.length; i += 1) {
    for (let rest = bits[i]!; rest !== 0; rest &= rest - 1) tell(i * 32 + 31 - Math.clz32(rest & -rest));
  }
}

/** The places that lie 1 to `distance` after one of a set. */
export function after(bits: Bits, distance: number): Bits {
  return spread(bits, distance, addLater);
}

/** The places that lie 1 to `distance` before one of a set. */
export function before(bits: Bits, distance: number): Bits {
  return spread(bits, distance, addEarlier);
}

/** Doubles what is reached until the distance is. */
function spread(bits: Bits, distance: number, add: (to: Bits, from: Bits, by: number) => void): Bits {
  const most = Math.min(distance, bits.length * 32);
  const reached = new Int32Array(bits.length);
  add(reached, bits, 1);
  for (let length = 1; length < most;) {
    const step = Math.min(length, most - length);
    add(reached, reached, step);
    length += step;
  }
  return reached;
}

/** Adds the places that lie `by` after those of a set; from the end, so that it may be the same set. */
function addLater(to: Bits, from: Bits, by: number): void {
  const whole = by >> 5;
  const part = by & 31;
  for (let i = to.length - 1; i >= whole; i -= 1) {
    let moved = from[i - whole]! << part;
    if (part > 0 && i > whole) moved |= from[i - whole - 1]! >>> (32 - part);
    to[i]! |= moved;
  }
}

/** Adds the places that lie `by` before those of a set. */
function addEarlier(to: Bits, from: Bits, by: number): void {
  const whole = by >> 5;
  const part = by & 31;
  for (let i = 0; i + whole < to.length; i += 1) {
    let moved = from[i + whole]! >>> part;
    if (part > 0 && i + whole + 1 < from.length) moved |= from[i + whole + 1]! << (32 - part);
    to[i]! |= moved;
  }
}
