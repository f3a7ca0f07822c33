/**
 * How the embedded server runs: small, for one program on one machine, and durable
 * (fsync and synchronous_commit stay on: what was kept is never lost).
 */
const OPTIONS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '50',
  shared_buffers: '48MB',
  work_mem: '8MB',
  maintenance_work_mem: '32MB',
  // Nobody replicates from it: less log to write, fewer processes.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_parallel_workers: '0',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '1',
  io_method: 'sync',
  jit: 'off',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  // A laptop that sleeps or a client that hangs must not hold locks for ever.
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] ',
  cluster_name: 'wirewatch',
};

/** Arguments of `postgres` for a data folder and a port. */
export function serverArguments(cluster: string, port: number): string[] {
  const options = Object.entries({ ...OPTIONS, port: String(port) });
  return ['-D', cluster, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
