import { AjoError } from "@ajo/schemas";
import type { Operator } from "@ajo/soroban/operator";

/** One opening at a time: they would share the operator's own sequence number. */
const opening = new WeakMap<object, Promise<unknown>>();

/** Makes a call through a channel account; the first call of all finds the channels missing, and has them made. */
export async function throughChannel<Result>(
  operator: Pick<Operator, "openChannels">,
  call: () => Promise<Result>,
): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof AjoError) || error.code !== "AccountNotFound") throw error;
  }
  let current = opening.get(operator);
  if (current === undefined) {
    current = operator.openChannels().finally(() => opening.delete(operator));
    opening.set(operator, current);
  }
  await current;
  return call();
}
