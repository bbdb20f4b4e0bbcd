import type {
  ContractId,
  GroupConfig,
  GroupEvent,
  GroupId,
  GroupSnapshot,
  MemberAddress,
  Token,
} from "@ajo/schemas";
import { account, contract, groupId, txHash } from "./addresses";

export const FACTORY = contract("factory");
export const TOKEN: Token = {
  contractId: contract("token"),
  code: "USDC",
  issuer: account("issuer"),
  decimals: 7,
  name: "USD Coin",
};
export const PASSPHRASE = "Model Network ; 2026";

/** Data of an event, before the chain gives it a place. */
type Said = GroupEvent extends infer Event
  ? Event extends GroupEvent
    ? Omit<Event, "id" | "ledger" | "at" | "txHash">
    : never
  : never;

const LEDGER_SECONDS = 5;
const GENESIS = Date.UTC(2026, 0, 1);

/**
 * A chain in a few lines: the rules of contracts/group written a second time, on numbers, so that the projection of
 * its events can be compared with what the model itself believes. Every call is one ledger with one transaction.
 */
export class ChainModel {
  ledger = 1;
  readonly events: GroupEvent[] = [];
  readonly groups = new Map<GroupId, GroupModel>();

  get closeTime(): Date {
    return new Date(GENESIS + this.ledger * LEDGER_SECONDS * 1000);
  }

  /** Lets `seconds` pass in empty ledgers. */
  wait(seconds: number): void {
    this.ledger += Math.ceil(seconds / LEDGER_SECONDS);
  }

  createGroup(
    name: string,
    terms: Partial<GroupConfig> = {},
    organiser: MemberAddress = account("Ada"),
  ): GroupModel {
    const config: GroupConfig = {
      ...{
        name,
        token: TOKEN.contractId,
        contribution: 100_0000000n,
        frequencySeconds: 600,
        graceSeconds: 60,
      },
      ...{ maxMembers: 5, startRule: "byOrganiser" },
      ...terms,
    };
    const group = new GroupModel(this, groupId(`${name} ${this.groups.size}`), config, organiser);
    const index = this.groups.size;
    this.groups.set(group.id, group);
    this.say([
      { name: "group_opened", groupId: group.id, organiser, config, factoryId: FACTORY },
      group.seat(organiser),
      {
        name: "group_created",
        groupId: group.id,
        factoryId: FACTORY,
        organiser,
        config,
        organiserJoins: true,
        index,
      },
    ]);
    return group;
  }

  /** The next ledger, with one transaction that says all this. */
  say(said: Said[]): void {
    this.ledger += 1;
    const { ledger, closeTime: at } = this;
    said.forEach((data, index) => {
      const id = `${((BigInt(ledger) << 32n) + 4096n).toString().padStart(19, "0")}-${String(index).padStart(10, "0")}`;
      // Assembled from its parts; the integration tests parse one of each against the schema.
      this.events.push({
        ...data,
        id,
        ledger,
        at,
        txHash: txHash(`transaction of ledger ${ledger}`),
      } as GroupEvent);
    });
  }
}

interface MemberModel {
  address: MemberAddress;
  seat: number;
  paid: number;
  held: bigint;
}

/** One group by the rules of contracts/group/src/state.rs. Money is counted where it moves: `balance`. */
export class GroupModel {
  status: GroupSnapshot["status"] = "forming";
  round = 0;
  startedAt: Date | null = null;
  balance = 0n;
  /** In turn order. */
  members: MemberModel[] = [];
  payouts: bigint[] = [];
  missing: number[] = [];
  /** Members to whom the token refuses to go. */
  readonly refusing = new Set<MemberAddress>();

  constructor(
    private readonly chain: ChainModel,
    readonly id: GroupId,
    readonly config: GroupConfig,
    readonly organiser: MemberAddress,
  ) {}

  get factoryId(): ContractId {
    return FACTORY;
  }

  seat(address: MemberAddress): Said {
    const taken = new Set(this.members.map((member) => member.seat));
    let seat = 0;
    while (taken.has(seat)) seat += 1;
    this.members.push({ address, seat, paid: 0, held: 0n });
    return { name: "member_joined", groupId: this.id, member: address, seat };
  }

  join(address: MemberAddress): void {
    this.chain.say([this.seat(address)]);
  }

  leave(address: MemberAddress): void {
    const { seat } = this.member(address);
    this.members = this.members.filter((member) => member.address !== address);
    this.chain.say([{ name: "member_left", groupId: this.id, member: address, seat }]);
  }

  start(): void {
    this.status = "active";
    this.round = 1;
    this.startedAt = new Date(this.chain.closeTime.getTime() + LEDGER_SECONDS * 1000);
    const order = this.members.map((member) => member.seat);
    this.chain.say([{ name: "group_started", groupId: this.id, startedAt: this.startedAt, order }]);
  }

  contribute(address: MemberAddress, rounds = 1, payer = address): void {
    const member = this.member(address);
    const said: Said[] = [];
    for (let paid = 0; paid < rounds; paid++) {
      const round = member.paid + 1;
      const settled = this.payouts.length;
      const amount = this.config.contribution;
      member.paid = round;
      this.balance += amount;
      const late = round <= settled;
      const recipient = late ? this.recipientOf(round).address : null;
      if (recipient !== null) said.push(...this.deliver(recipient, amount).said);
      const kind = late ? "late" : round === settled + 1 ? "paid" : "ahead";
      said.push({
        name: "contributed",
        groupId: this.id,
        member: address,
        round,
        payer,
        amount,
        kind,
        recipient,
      });
    }
    this.chain.say(said);
  }

  get everyonePaid(): boolean {
    return this.members.every((member) => member.paid >= this.round);
  }

  settle(): void {
    const round = this.round;
    const recipient = this.recipientOf(round);
    const amount = this.config.contribution;
    const said: Said[] = [];
    const pot = BigInt(this.members.filter((member) => member.paid >= round).length);
    const others = Number(pot) - (recipient.paid >= round ? 1 : 0);
    let arrears = 0;
    while (recipient.paid < round - 1 && arrears < others) {
      arrears += 1;
      recipient.paid += 1;
      const creditor = this.recipientOf(recipient.paid).address;
      said.push(...this.deliver(creditor, amount).said);
      said.push(this.setOff(recipient, creditor));
    }
    if (recipient.paid === round - 1) {
      recipient.paid = round;
      said.push(this.setOff(recipient, null));
    }
    const late = this.members.filter((member) => member.paid < round);
    for (const { address } of late)
      said.push({
        name: "member_late",
        groupId: this.id,
        member: address,
        round,
        amount,
        recipient: recipient.address,
      });
    const payout = (pot - BigInt(arrears)) * amount;
    const held = payout > 0n && this.deliver(recipient.address, payout).held;
    this.payouts.push(payout);
    this.missing.push(late.length);
    said.push({
      name: "round_settled",
      groupId: this.id,
      round,
      recipient: recipient.address,
      amount: payout,
      missing: late.length,
      held,
    });
    if (round === this.members.length) {
      this.status = "completed";
      said.push({ name: "group_completed", groupId: this.id });
    } else this.round = round + 1;
    this.chain.say(said);
  }

  claim(address: MemberAddress): void {
    const member = this.member(address);
    const amount = member.held;
    member.held = 0n;
    this.balance -= amount;
    this.chain.say([{ name: "payout_claimed", groupId: this.id, member: address, amount }]);
  }

  snapshot(): GroupSnapshot {
    return {
      ...{
        id: this.id,
        factoryId: FACTORY,
        organiser: this.organiser,
        config: this.config,
        status: this.status,
      },
      currentRound: this.round,
      totalRounds: this.status === "forming" ? 0 : this.members.length,
      startedAt: this.startedAt,
      escrow: this.balance,
      members: this.members.map(({ address, seat, paid, held }, index) => ({
        ...{ address, seat, turn: index + 1, paidRounds: paid, heldAmount: held },
      })),
      missing: [...this.missing],
      payouts: [...this.payouts],
      asOfLedger: this.chain.ledger,
      asOf: this.chain.closeTime,
    };
  }

  private member(address: MemberAddress): MemberModel {
    const found = this.members.find((member) => member.address === address);
    if (found === undefined) throw new Error(`${address} holds no seat`);
    return found;
  }

  private recipientOf(round: number): MemberModel {
    const found = this.members[round - 1];
    if (found === undefined) throw new Error(`no turn ${round}`);
    return found;
  }

  private setOff(member: MemberModel, recipient: MemberAddress | null): Said {
    const { address } = member;
    const amount = this.config.contribution;
    return {
      name: "contributed",
      groupId: this.id,
      member: address,
      round: member.paid,
      payer: address,
      amount,
      kind: "setOff",
      recipient,
    };
  }

  private deliver(address: MemberAddress, amount: bigint): { held: boolean; said: Said[] } {
    if (!this.refusing.has(address)) {
      this.balance -= amount;
      return { held: false, said: [] };
    }
    this.member(address).held += amount;
    return { held: true, said: [{ name: "payout_held", groupId: this.id, member: address, amount }] };
  }
}
