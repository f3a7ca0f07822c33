/** For each term the stories that have it among their most telling ones, with its weight there. */
export class PostingLists {
  private readonly lists = new Map<number, { readonly serials: number[]; readonly weights: number[] }>();
  private readonly sums = new Float32Array(SLOTS);

  /** Adds a story; serials rise from one to the next. Of its terms, most telling first, only some are listed. */
  add(serial: number, terms: Uint32Array, weights: Float32Array): void {
    for (let i = 0; i < Math.min(terms.length, LISTED); i++) {
      const list = this.lists.get(terms[i]!) ?? { serials: [], weights: [] };
      if (list.serials.length === 0) this.lists.set(terms[i]!, list);
      list.serials.push(serial);
      list.weights.push(weights[i]!);
    }
  }

  /** Takes a story out; its terms as they were added. */
  remove(serial: number, terms: Uint32Array): void {
    for (let i = 0; i < Math.min(terms.length, LISTED); i++) {
      const list = this.lists.get(terms[i]!)!;
      const at = find(list.serials, serial);
      if (list.serials.length === 1) this.lists.delete(terms[i]!);
      else {
        list.serials.splice(at, 1);
        list.weights.splice(at, 1);
      }
    }
  }

  /**
   * Adds up, story by story, how much the listed terms of a vector have in common with theirs.
   * @returns serial and sum of those that have at least `least`
   */
  gather(terms: Uint32Array, weights: Float32Array, least: number): [serial: number, sum: number][] {
    const touched: number[] = [];
    for (let i = 0; i < Math.min(terms.length, LISTED); i++) {
      const list = this.lists.get(terms[i]!);
      if (list === undefined) continue;
      const weight = weights[i]!;
      const from = Math.max(0, list.serials.length - LONGEST_LIST);
      for (let j = from; j < list.serials.length; j++) {
        const slot = list.serials[j]! % SLOTS;
        if (this.sums[slot] === 0) touched.push(list.serials[j]!);
        this.sums[slot]! += weight * list.weights[j]!;
      }
    }
    const found: [number, number][] = [];
    for (const serial of touched) {
      const sum = this.sums[serial % SLOTS]!;
      if (sum >= least) found.push([serial, sum]);
      this.sums[serial % SLOTS] = 0;
    }
    return found;
  }
}

/** Serials that are held at once lie closer together than this. */
export const SLOTS = 2 ** 18;
/** Terms of a story under which it is found. */
const LISTED = 48;
/**
 * Stories of one term that are looked at, the newest: what a great part of all stories has tells little and costs most.
 */
const LONGEST_LIST = 600;

/** The place of a serial in a rising list. */
function find(serials: readonly number[], serial: number): number {
  let low = 0;
  let high = serials.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (serials[middle]! < serial) low = middle + 1;
    else high = middle;
  }
  return low;
}
