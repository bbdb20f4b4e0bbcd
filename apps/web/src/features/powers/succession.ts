import { type GroupSummary, ORGANISER_SILENCE_SECONDS } from "@ajo/schemas";
import { isSameAddress } from "@/lib/same-address";

/** From when an organiser last heard of then counts as silent. */
export const silentFrom = (organiserSeenAt: Date): Date =>
  new Date(organiserSeenAt.getTime() + ORGANISER_SILENCE_SECONDS * 1000);

/** Whether this account is the deputy of an organiser who has been silent for so long that it may take over. */
export function maySucceed(
  { deputy, status }: Pick<GroupSummary, "deputy" | "status">,
  organiserSeenAt: Date,
  account: string | undefined,
  now: Date | null,
): boolean {
  if (status === "completed" || status === "cancelled" || now === null) return false;
  return isSameAddress(deputy ?? undefined, account) && now >= silentFrom(organiserSeenAt);
}
