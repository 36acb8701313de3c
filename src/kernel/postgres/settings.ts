/**
 * How the embedded server is set: small in memory, never in a way that could lose what was acknowledged, and silent
 * about what statements hold. They are given on the command line, so that an older data directory gets them, too.
 */

/** As `-c name=value` arguments for the server of this major version. */
export function settingsFor(major: number, socketDir: string): string[] {
  return asArguments({
    ...reach(socketDir), ...durability, ...memory, ...quietLog, timezone: 'UTC',
    ...(major >= 18 && { io_method: 'sync' }),
  });
}

const asArguments = (settings: Record<string, string>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

const reach = (socketDir: string): Record<string, string> => ({
  listen_addresses: '',
  unix_socket_directories: `"${socketDir}"`,
  unix_socket_permissions: '0700',
  port: String(port),
  max_connections: '60',
});

/** Only names the socket: nothing listens on the network. */
export const port = 5432;

/** How many files of 16 MB the log of the database has. */
export const logSegments = 8;

/**
 * The log keeps its size for ever: it has its room from the beginning and is written over after a checkpoint, so a
 * full disk fails a statement that needs room for its rows, and not the server, which does not survive a full log (F-05).
 */
const constantLog = { max_wal_size: `${logSegments * 16}MB`, min_wal_size: `${logSegments * 16}MB` };

/** The size of the log alone, for the program that makes the data directory. */
export const logSize = asArguments(constantLog);

const durability = {
  ...constantLog,
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'on',
  // One way back from every crash, with all that belongs to it: the supervisor's.
  restart_after_crash: 'off',
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
