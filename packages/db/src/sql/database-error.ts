import { AjoError } from "@ajo/schemas";

/** Codes of Node, PostgreSQL and Prisma that mean "there is no usable connection, or no answer in time", whoever reports them. */
const UNAVAILABLE = new Set([
  ...[
    "ECONNREFUSED",
    "ECONNRESET",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EPIPE",
    "ETIMEDOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
  ],
  // query_canceled (by statement_timeout), idle_in_transaction_session_timeout
  ...["57014", "25P03"],
  // admin_shutdown, crash_shutdown, cannot_connect_now, database_dropped, too_many_connections, idle session ended
  ...["57P01", "57P02", "57P03", "57P04", "57P05", "53300"],
  // class 08: connection exceptions
  ...["08000", "08001", "08003", "08004", "08006", "08P01"],
  // Prisma: cannot reach, timed out, closed by server, no connection from the pool in time
  ...["P1001", "P1002", "P1008", "P1017", "P2024"],
]);

/** node-postgres throws these without a code. */
const UNAVAILABLE_MESSAGE =
  /^(Connection terminated|Query read timeout|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed|Cannot use a pool after)/;

/** Whether the same call may succeed once the database answers again. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && typeof error.code === "string" && UNAVAILABLE.has(error.code)) return true;
  if ("message" in error && typeof error.message === "string" && UNAVAILABLE_MESSAGE.test(error.message))
    return true;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable);
  if ("cause" in error && isDatabaseUnavailable(error.cause)) return true;
  return "meta" in error && isDatabaseUnavailable(driverErrorOf(error.meta));
}

/** Prisma's P2039 stands for any error of PostgreSQL, and keeps it here. */
const driverErrorOf = (meta: unknown): unknown =>
  typeof meta === "object" && meta !== null && "driverAdapterError" in meta ? meta.driverAdapterError : null;

/** Names a failure to reach the database; every other error, and one that has its name, passes through unchanged. */
export async function namingUnavailability<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AjoError) && isDatabaseUnavailable(error))
      throw new AjoError("DatabaseUnavailable", "PostgreSQL cannot be reached, or did not answer in time", {
        cause: error,
      });
    throw error;
  }
}
