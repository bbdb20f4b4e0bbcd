import type { GroupDetail } from "@ajo/schemas";
import { isSameAddress } from "@/lib/same-address";
import type { InvitationStanding } from "./invitation-standing";

/** What a page to join has for its reader: everything on it says the same of that. */
export type SeatOffer =
  /** The seat itself; in a group by invitation with the link's secret half. */
  | { is: "free"; invitation: string | null }
  /** The organiser's approval comes first. */
  | { is: "ask" }
  /** The browser has not looked at the link yet. */
  | { is: "unknown" }
  | { is: "mine" | "cancelled" | "started" | "full" | "uninvited" | "gone" }
  | { is: "ended"; at: Date };

/** The link that the page was opened with; null for one without an invitation in it, "unknown" before it was looked at. */
export type Invited = { secret: string; standing: InvitationStanding } | "unknown" | null;

/** Which of these it is. `account`: who is at the browser, undefined for nobody or while that is not known. */
export function seatOffer(group: GroupDetail, account: string | undefined, invited: Invited): SeatOffer {
  const isMine = (address: string) => isSameAddress(address, account);
  if (group.members.some(({ address }) => isMine(address))) return { is: "mine" };
  if (group.status === "cancelled") return { is: "cancelled" };
  if (group.status !== "forming") return { is: "started" };
  if (group.memberCount >= group.maxMembers) return { is: "full" };
  // The organiser needs no leave of their own.
  if (group.admission === "open" || isMine(group.organiser)) return { is: "free", invitation: null };
  if (group.admission === "approval")
    return group.proceedings.approved.some(isMine) ? { is: "free", invitation: null } : { is: "ask" };
  if (invited === "unknown") return { is: "unknown" };
  if (invited === null) return { is: "uninvited" };
  const { secret, standing } = invited;
  return standing.is === "open" ? { is: "free", invitation: secret } : standing;
}

/** The sentence that the page begins with, of the catalogue's part "join". */
export const HEADS = {
  free: "invited",
  ask: "invited",
  unknown: "invited",
  mine: "alreadyIn",
  cancelled: "cancelled",
  started: "started",
  full: "full",
  uninvited: "needsInvitation",
  gone: "invitationGone",
  ended: "invitationGone",
} as const satisfies Record<SeatOffer["is"], string>;

/** Whether there is a seat to take, now or once the browser has looked. */
export const isInviting = ({ is }: SeatOffer): boolean => HEADS[is] === "invited";
