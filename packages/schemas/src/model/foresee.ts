import type { GroupConfig } from "../group/group-config";
import type { ContractId, GroupId, MemberAddress } from "../ids/ids";
import { endsWithout } from "./ends-without";
import { GroupModel } from "./group-model";
import { plainConfig } from "./plain-config";

/** What can be foreseen of a group with these terms and so many members, before anybody has joined. */
export type ForeseenTerms = Pick<
  GroupConfig,
  "contribution" | "frequencySeconds" | "depositBps" | "lateFeeBps" | "reserveFeeBps" | "defaultAfter"
>;

/** One line of a member's own money. */
export interface CashFlowLine {
  /** 0: joining; n + 1: what comes back at the end. */
  round: number;
  dueAt: Date;
  paysIn: bigint;
  receives: bigint;
  /** Received less paid so far. */
  balance: bigint;
}

// The model asks for names; nobody is called anything here.
const nameOf = (turn: number) => `turn ${turn}` as MemberAddress;
const ANY_TOKEN = "CA3D5KRYM6CB7OWQ6TWYRR3Z4T7GNZLKERYNZGGA5SOAOPIFY6YQGAXE" as ContractId;

function begin(terms: ForeseenTerms, members: number, startsAt: Date): GroupModel {
  const { contribution, frequencySeconds, depositBps, lateFeeBps, reserveFeeBps, defaultAfter } = terms;
  const config = plainConfig({
    ...{ name: "Foreseen", token: ANY_TOKEN, graceSeconds: 0, maxMembers: members, startRule: "byOrganiser" },
    ...{ contribution, frequencySeconds, depositBps, lateFeeBps, reserveFeeBps, defaultAfter },
  });
  const model = new GroupModel("foreseen" as GroupId, ANY_TOKEN, config, nameOf(1));
  for (let turn = 1; turn <= members; turn++) model.join(nameOf(turn));
  model.start(model.order, startsAt);
  // Whoever has a standing order pays when the round is settled, which is in time.
  for (const seat of model.seats) seat.standing = true;
  return model;
}

/** The money of the member with `turn`, round by round, when everybody pays in time. */
export function foreseeCashFlow(
  terms: ForeseenTerms,
  members: number,
  turn: number,
  startsAt: Date,
): CashFlowLine[] {
  const model = begin(terms, members, startsAt);
  const seat = model.member(nameOf(turn));
  const lines: CashFlowLine[] = [];
  let [paid, received] = [0n, 0n];
  const note = (round: number) => {
    const dueAt = new Date(startsAt.getTime() + Math.min(round, members) * terms.frequencySeconds * 1000);
    const { moneyIn, moneyOut } = seat;
    lines.push({
      round,
      dueAt,
      paysIn: moneyIn - paid,
      receives: moneyOut - received,
      balance: moneyOut - moneyIn,
    });
    [paid, received] = [moneyIn, moneyOut];
  };
  note(0);
  for (let round = 1; round <= members; round++) {
    model.settle();
    note(round);
  }
  model.claimAll();
  note(members + 1);
  return lines;
}

/**
 * What each turn loses at most when one member stops paying for good, whoever it is and whenever: index 0 is the first
 * turn. Nobody loses more than this to any one person. With deposits of all that is owed it is nothing in groups of up
 * to nine; in larger ones somebody can fall so far behind, undeclared, that their own late pot does not make good for it.
 * Every such end is lived, some thousands in a large group: it can be left and gone on with after each.
 */
export function* foreseeLosses(terms: ForeseenTerms, members: number): Generator<undefined, bigint[]> {
  const worst = Array.from({ length: members }, () => 0n);
  const paying = begin(terms, members, new Date(0));
  while (paying.status === "active") {
    for (const stopper of paying.inTurn) {
      for (const end of endsWithout(paying, stopper.address))
        for (const [index, { seat, moneyIn, moneyOut }] of end.inTurn.entries()) {
          const loss = moneyIn - moneyOut;
          if (seat !== stopper.seat && loss > (worst[index] ?? 0n)) worst[index] = loss;
        }
      yield;
    }
    paying.settle();
  }
  return worst;
}

/** "If the worst payer stops now, you still receive this": of the pot, for each turn. Goes on like `foreseeLosses`. */
export function* foreseeCoverage(terms: ForeseenTerms, members: number): Generator<undefined, bigint[]> {
  const pot = terms.contribution * BigInt(members);
  const losses = yield* foreseeLosses(terms, members);
  return losses.map((loss) => (loss < pot ? pot - loss : 0n));
}
