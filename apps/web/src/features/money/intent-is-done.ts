import type { GroupDetail } from "@ajo/schemas";
import type { PageError } from "../errors/page-error";
import type { MoneyIntent } from "./money-intent";

/**
 * Whether the chain already shows what was wanted, when it refuses to do it (again). A round that is paid is paid,
 * whoever's click it was: it must never read as a failure, nor invite a second payment.
 */
export function intentIsDone(
  intent: MoneyIntent,
  error: PageError,
  group: Pick<GroupDetail, "status" | "members">,
  account: string,
): boolean {
  const member = (address: string) => group.members.find((candidate) => candidate.address === address);
  switch (intent.kind) {
    case "contribute": {
      const paidRounds = member(intent.member ?? account)?.paidRounds ?? 0;
      return error.code === "WrongRound" && paidRounds >= intent.round + intent.rounds - 1;
    }
    case "join":
      return error.code === "AlreadyMember" && member(account) !== undefined;
    case "leave":
      return error.code === "NotMember" && member(account) === undefined;
    case "start":
      return error.code === "NotForming" && group.status !== "forming";
    case "claim":
      return error.code === "NothingHeld" && member(intent.member ?? account)?.heldAmount === 0n;
    case "create":
    case "settle":
    case "trustline":
      return false;
  }
}
