import pino, { type Logger } from "pino";

export type Log = Logger;

/** JSON lines on standard output, each with the service's name. */
export function createLog(level: string, service: string): Log {
  return pino({
    level,
    base: { service },
    // Never logged on purpose; this is for what a library attaches to an error.
    redact: {
      paths: ["*.headers.authorization", "*.headers.cookie", "*.password", "*.connectionString"],
      remove: true,
    },
  });
}
