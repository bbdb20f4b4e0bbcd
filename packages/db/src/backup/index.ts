export { BackupError, type BackupErrorCode } from "./backup-error";
export type { BackupHeader } from "./format";
export { restoreBackup, type RestoreResult } from "./restore-backup";
export { CREDENTIALS } from "./tables";
export { writeBackup, type BackupResult } from "./write-backup";
