import type { AjoErrorCode } from "@ajo/schemas";

/** What a command is to be refused with; several where the client asks several questions at once. */
export class Refusal extends Error {
  constructor(readonly codes: readonly AjoErrorCode[]) {
    super(codes.join(" or "));
  }
}

export function ensure(condition: boolean, ...codes: AjoErrorCode[]): void {
  if (!condition) throw new Refusal(codes);
}

/** The refusal of what would be refused, null of what would be done. */
export function refusalOf(check: () => void): Refusal | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
