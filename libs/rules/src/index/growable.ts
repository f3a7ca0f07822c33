/** The array itself while it has room for `length` numbers, else a copy with room to spare. */
export function withRoom<T extends Int32Array | Uint8Array | Uint16Array>(array: T, length: number): T {
  if (length <= array.length) return array;
  const grown = new (array.constructor as new (length: number) => T)(Math.max(length, array.length * 2));
  grown.set(array);
  return grown;
}
