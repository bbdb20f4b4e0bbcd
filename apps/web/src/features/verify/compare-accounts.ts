import type { GroupDetail, GroupSnapshot, GroupStatus, MemberAddress } from "@ajo/schemas";
import type { ReplayedGroup } from "./replay-group";

/** What one fact of a group is by the three who can tell it. Null: this one cannot say. */
export interface ComparedFact {
  fact:
    | { kind: "status" | "round" | "escrow" | "reserve" }
    | { kind: "paidRounds" | "held" | "deposit"; member: MemberAddress }
    | { kind: "payout" | "short"; round: number };
  /** A bigint is money in the token's smallest unit. */
  values: { events: FactValue | null; contract: FactValue; server: FactValue | null };
  agrees: boolean;
}
export type FactValue = bigint | number | GroupStatus;

export interface GroupAccounts {
  /** From the events; null when the network no longer has all of them, or some cannot be read. */
  replayed: ReplayedGroup | null;
  /** The contract's own storage and token balance. */
  contract: GroupSnapshot;
  /** What our server says. */
  server: GroupDetail;
}

/** Every fact that moves money, by all three, but what none of them has anything of. Pure. */
export function compareAccounts({ replayed, contract, server }: GroupAccounts): ComparedFact[] {
  const compare = (
    fact: ComparedFact["fact"],
    contractSays: FactValue,
    eventsSay: FactValue | null,
    serverSays: FactValue | null,
  ): ComparedFact => ({
    fact,
    values: { events: eventsSay, contract: contractSays, server: serverSays },
    agrees: serverSays === contractSays && (replayed === null || eventsSay === contractSays),
  });
  const facts = [
    compare({ kind: "status" }, contract.status, replayed?.status ?? null, server.status),
    compare({ kind: "round" }, contract.currentRound, replayed?.currentRound ?? null, server.currentRound),
    compare({ kind: "escrow" }, contract.escrow, replayed?.escrow ?? null, server.escrow),
    compare({ kind: "reserve" }, contract.reserve, replayed?.reserve ?? null, server.reserve),
  ];
  for (const { address: member, paidRounds, heldAmount, deposit } of contract.members) {
    const counted = replayed?.members.find(({ address }) => address === member);
    const served = server.members.find(({ address }) => address === member);
    facts.push(
      compare(
        { kind: "paidRounds", member },
        paidRounds,
        counted?.paidRounds ?? null,
        served?.paidRounds ?? null,
      ),
      compare({ kind: "held", member }, heldAmount, counted?.heldAmount ?? null, served?.heldAmount ?? null),
      compare({ kind: "deposit", member }, deposit, counted?.deposit ?? null, served?.deposit ?? null),
    );
  }
  contract.payouts.forEach((payout, index) => {
    const round = index + 1;
    const served = server.rounds.find((candidate) => candidate.round === round);
    const short = contract.shorts[index] ?? 0n;
    facts.push(
      compare({ kind: "payout", round }, payout, replayed?.payouts[index] ?? null, served?.payout ?? null),
      compare({ kind: "short", round }, short, replayed?.shorts[index] ?? null, served?.short ?? null),
    );
  });
  return facts.filter((fact) => !(fact.agrees && isOptional(fact)));
}

/** Only some groups have deposits, a reserve or short pots: nothing of them is nothing to tell. */
function isOptional({ fact: { kind }, values }: ComparedFact): boolean {
  return (kind === "reserve" || kind === "deposit" || kind === "short") && values.contract === 0n;
}

/** Members whom only the server, or only the events, know: nobody may be added or lost. */
export function strangersTo(
  contract: GroupSnapshot,
  others: readonly { address: MemberAddress }[],
): MemberAddress[] {
  return others
    .map(({ address }) => address)
    .filter((address) => !contract.members.some((member) => member.address === address));
}
