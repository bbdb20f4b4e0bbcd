import type { GroupDetail } from "@ajo/schemas";

type Invitations = GroupDetail["proceedings"]["invitations"];

/** "gone": taken back, or used by everybody it was for; the chain keeps neither. */
export type InvitationStanding = { is: "open" } | { is: "gone" } | { is: "ended"; at: Date };

/**
 * Whether a link still lets somebody in. `key`: its public half; null while that is not known, when only a group
 * without a single invitation tells that this one is gone. `now`: the network's time, null while unknown.
 */
export function invitationStanding(
  invitations: Invitations,
  key: string | null,
  now: Date | null,
): InvitationStanding {
  if (key === null) return invitations.length === 0 ? { is: "gone" } : { is: "open" };
  const invitation = invitations.find((one) => one.key === key);
  if (invitation === undefined) return { is: "gone" };
  return now !== null && now >= invitation.expiresAt
    ? { is: "ended", at: invitation.expiresAt }
    : { is: "open" };
}
