/** What was asked for and what is there do not go together. Nothing was changed. */
export class StartRefusedError extends Error {
  override name = "StartRefusedError";
  readonly code = "StartRefused";
}
