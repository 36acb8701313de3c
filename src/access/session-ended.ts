/**
 * The end of a session: told to the door as an error, and kept in the database before it is told. Never says why it
 * ended or whose it was.
 */
export class SessionEnded extends Error {}

export const ended = Symbol('ended');

/** The database takes a session away when it is over; that commits before it is told, or the throw would undo it. */
export async function unlessEnded<T>(opened: Promise<T | typeof ended>): Promise<T> {
  const result = await opened;
  if (result === ended) throw new SessionEnded();
  return result as T;
}
