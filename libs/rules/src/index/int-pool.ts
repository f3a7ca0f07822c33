import { withRoom } from './growable.js';

/** Blocks begin at two numbers; each size is half again as large as the one before, about. */
const SIZES: readonly number[] = blockSizes();

function blockSizes(): number[] {
  const sizes = [2];
  while (sizes[sizes.length - 1]! < 2 ** 29) {
    sizes.push(Math.ceil((sizes[sizes.length - 1]! * 3) / 2));
  }
  return sizes;
}

/** The smallest size, as an index, that holds `length` numbers. */
export function sizeFor(length: number): number {
  let size = 0;
  while (SIZES[size]! < length) size += 1;
  return size;
}

/** How many numbers a block of a size holds. */
export function capacityOf(size: number): number {
  return SIZES[size]!;
}

/** Blocks of numbers in one typed array, with a list of free blocks for each size. */
export class IntPool {
  /** The numbers of all blocks. Read it anew after each {@link take}, which may move it. */
  data: Int32Array<ArrayBuffer> = new Int32Array(4096);
  private used = 1;
  private readonly free: number[][] = SIZES.map(() => []);

  /** Gives the offset of a block of a size; never 0. */
  take(size: number): number {
    const freed = this.free[size]!.pop();
    if (freed !== undefined) return freed;
    const offset = this.used;
    this.used += SIZES[size]!;
    this.data = withRoom(this.data, this.used);
    return offset;
  }

  /** Gives a block back. */
  give(offset: number, size: number): void {
    this.free[size]!.push(offset);
  }
}
