export { createLog, type Log } from "@ajo/shell";
