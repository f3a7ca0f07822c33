/**
 * Seconds between the end of one request to a host and the beginning of the next, where no admin set
 * another: slow enough that the dozens of feeds of one publisher or carrier never come as a burst, and
 * quick enough that a publisher with ten feeds is still looked at every ten seconds.
 */
export const DEFAULT_MIN_SPACING = 1;

/** A server that feeds and articles are fetched from, by its name and port as an address has them. */
export interface Host {
  readonly host: string;
  /** How many feeds lie there. */
  readonly feeds: number;
  /** Seconds between the end of one request and the beginning of the next. */
  readonly minSpacing: number;
  /** Whether no admin set it. */
  readonly isDefault: boolean;
}
