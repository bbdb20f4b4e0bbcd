import { concatBytes, fromHex, toHex, u32Bytes } from "./bytes";
import { addressXdr } from "./address-xdr";
import { sha256 } from "./sha256";

/** What a member of a randomly ordered group commits to on joining: binds the secret to the member. Hex in, hex out. */
export function orderCommitment(secret: string, member: string): string {
  return toHex(sha256(concatBytes(fromHex(secret), addressXdr(member))));
}

/** The seed of a draw: everybody's revealed secrets (hex), in seat order. No one alone can choose it. */
export function drawSeed(secrets: readonly string[]): string {
  return toHex(sha256(concatBytes(...secrets.map(fromHex))));
}

/**
 * The payout order that a seed gives: those who revealed, shuffled by Fisher and Yates, then the others. Both lists
 * are seat numbers in seat order. Anyone can recompute a draw with it (contracts/group/src/rules/draw.rs).
 */
export function drawOrder(
  seed: string,
  revealed: readonly number[],
  silent: readonly number[] = [],
): number[] {
  const order = [...revealed];
  for (let last = order.length - 1; last > 0; last--) {
    const hash = sha256(concatBytes(fromHex(seed), u32Bytes(last)));
    const drawn = new DataView(hash.buffer).getBigUint64(0) % BigInt(last + 1);
    const chosen = Number(drawn);
    [order[last], order[chosen]] = [order[chosen] ?? 0, order[last] ?? 0];
  }
  return [...order, ...silent];
}

const HOUR_SECONDS = 3_600;
const THREE_DAYS_SECONDS = 259_200;

/**
 * How long members can reveal their secrets once a draw is open: a tenth of a round, an hour to three days, at most
 * the round itself (contracts/group/src/rules/start.rs).
 */
export function drawWindowSeconds(frequencySeconds: number): number {
  const tenth = Math.floor(frequencySeconds / 10);
  return Math.min(Math.max(tenth, HOUR_SECONDS), THREE_DAYS_SECONDS, frequencySeconds);
}
