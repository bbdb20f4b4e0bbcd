import pino, { type Logger } from "pino";

export type Log = Logger;

export function createLog(level: string, service: string): Log {
  return pino({
    level,
    base: { service },
    // Never logged on purpose; this is for what a library attaches to an error.
    redact: { paths: ["*.password", "*.connectionString"], remove: true },
  });
}
