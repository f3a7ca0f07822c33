import { WirewatchError } from '@app/contracts';

/** What a store found. @throws WirewatchError not-found where it found nothing */
export function orNotFound<T>(found: T | null): T {
  if (found === null) throw new WirewatchError('not-found');
  return found;
}
