import { VapidPairError } from '@app/delivery';
import { QueueStartError } from '@app/queueing';
import { type Settings, SettingsError } from '@app/settings';
import { StorageStartError } from '@app/storage';

/** Failures whose message says the cause and what to do. */
const FORESEEN = [SettingsError, StorageStartError, QueueStartError, VapidPairError] as const;

/**
 * Says in one line why a start failed and what to do. What nobody has foreseen is
 * followed by its stack, for a report.
 */
export function startFailure(error: unknown, settings: Settings | null): string {
  if (FORESEEN.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code, syscall, message, stack } = error as NodeJS.ErrnoException;
  if (settings !== null && (syscall === 'listen' || syscall === 'getaddrinfo')) {
    const { host, port } = settings;
    if (code === 'EADDRINUSE') {
      return `Port ${port} of ${host} is taken. Stop what uses it, or set PORT to another.`;
    }
    if (code === 'EACCES') {
      return `Port ${port} may not be used by this user. Set PORT to one above 1023.`;
    }
    return `${host} is no address of this machine. Set HOST to one that is, such as 127.0.0.1 or 0.0.0.0.`;
  }
  return stack === undefined ? String(error) : `${message}\n${stack}`;
}
