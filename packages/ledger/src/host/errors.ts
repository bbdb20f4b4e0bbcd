/** The host was asked for something that is not well-formed: a defect of the caller, never of a contract. */
export class HostInputError extends Error {
  override name = "HostInputError";
  readonly code = "HostInput";
}

/**
 * The host panicked or ran out of its memory or stack. The instance is thrown away and a fresh one made, on which the
 * call was tried once more: this error is the second failure, `cause` the first.
 */
export class HostTrapError extends Error {
  override name = "HostTrapError";
  readonly code = "HostTrap";
}

/** The compiled host was not found, or is not the one this code was written for. */
export class HostArtefactError extends Error {
  override name = "HostArtefactError";
  readonly code = "HostArtefact";
}
