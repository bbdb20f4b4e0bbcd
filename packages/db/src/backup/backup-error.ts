/**
 * `NotABackup`: not a file that this wrote. `Damaged`: cut short, or changed since. `WrongSchema`: taken of a database
 * with other migrations than this one's. `NotEmpty`: there is something that the restored rows would replace. `InUse`:
 * a worker leads on this database.
 */
export type BackupErrorCode = "NotABackup" | "Damaged" | "WrongSchema" | "NotEmpty" | "InUse";

/** Why a backup was not restored; nothing was changed then. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  constructor(
    readonly code: BackupErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${message}`, options);
  }
}
