import pino, { type Logger, type LoggerOptions } from "pino";

export type Log = Logger;

const STANDARD_OUTPUT = 1;

/** JSON lines on standard output, each with the service's name. */
export function createLog(level: string, service: string): Log {
  const options: LoggerOptions = {
    level,
    base: { service },
    // Never logged on purpose; this is for what a library attaches to an error.
    redact: {
      paths: ["*.headers.authorization", "*.headers.cookie", "*.password", "*.connectionString"],
      remove: true,
    },
  };
  // What waits to be written is written at the end, and tried for ever when whoever read it is gone: nothing waits.
  return pino(options, pino.destination({ fd: STANDARD_OUTPUT, sync: true }));
}
