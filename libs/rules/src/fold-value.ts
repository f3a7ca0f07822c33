import { foldCase, foldMarks } from '@app/text';

/** A metadata value as values are compared: NFKC, case and marks folded as in words, single blanks. */
export function foldValue(value: string): string {
  return foldMarks(foldCase(value.normalize('NFKC')))
    .trim()
    .replace(/\s+/g, ' ');
}
