/**
 * How the embedded server is set: small in memory, never in a way that could lose what was acknowledged, and silent
 * about what statements hold. They are given on the command line, so that an older data directory gets them, too.
 */

/** As `-c name=value` arguments for the server of this major version. */
export function settingsFor(major: number, socketDir: string): string[] {
  return Object.entries({
    ...reach(socketDir), ...durability, ...memory, ...quietLog, timezone: 'UTC',
    ...(major >= 18 && { io_method: 'sync' }),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const reach = (socketDir: string): Record<string, string> => ({
  listen_addresses: '',
  unix_socket_directories: `"${socketDir}"`,
  unix_socket_permissions: '0700',
  port: String(port),
  max_connections: '60',
});

/** Only names the socket: nothing listens on the network. */
export const port = 5432;

/**
 * `min_wal_size` equals `max_wal_size` so that the log of the database, once it has grown, is written over and needs
 * no new room: a full disk then fails a statement and not the server (F-05).
 */
const durability = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '192MB',
  min_wal_size: '192MB',
  autovacuum: 'on',
};

const memory = {
  shared_buffers: '32MB',
  wal_buffers: '2MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  huge_pages: 'off',
  jit: 'off',
  max_worker_processes: '1',
  max_parallel_workers: '0',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '1',
};

/**
 * From level LOG on the server tells of its own state only. Errors of statements are below: their text may quote
 * what somebody typed, and they are answered to the portal anyway.
 */
const quietLog = {
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_duration: 'off',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
  log_timezone: 'UTC',
};
