import {
  isRetryable,
  memberAddressSchema,
  type GroupId,
  type PreparedTransaction,
  type TransactionOutcome,
} from "@ajo/schemas";
import { signEnvelope } from "@ajo/soroban";
import type { Random, World } from "@ajo/testing";
import { count, type FaultCounts } from "./faults";
import type { ServerProcess } from "./server-process";
import { ProcessGone } from "./ways";

const PEOPLE = ["Ada", "Bayo", "Chidi", "Dede", "Efe", "Funmi"] as const;
const MOST_TRIES = 40;
/** Longer than any envelope is valid. */
const TOO_LATE_SECONDS = 600;

/** A transaction that somebody signed, and what that person knows of its end. */
export interface Sent {
  xdr: string;
  prepared: PreparedTransaction;
  outcome: TransactionOutcome;
}

/** Asks whatever server there is now. */
export type Ask = ServerProcess["ask"];

interface Surroundings {
  world: World;
  random: Random;
  counts: FaultCounts;
  ask: Ask;
}

const hasEnded = ({ status }: TransactionOutcome): boolean => status !== "unknown";

/** The people of a run: they do what they may, through a server that fails them, and keep their receipts. */
export class Members {
  sent: Sent[] = [];
  groups: GroupId[] = [];
  /** What somebody was told of one transaction, and then otherwise. */
  readonly contradictions: string[] = [];

  constructor(private readonly at: Surroundings) {}

  /** The chain on which they did it all is gone. */
  forget(): void {
    this.sent = [];
    this.groups = [];
  }

  /** Somebody does something. What the contract refuses is refused. */
  async act(): Promise<void> {
    const { world, random } = this.at;
    const name = random.pick(PEOPLE);
    const source = world.address(name);
    const [first, ...others] = this.groups;
    if (first === undefined || (this.groups.length < 4 && random.chance(0.15))) {
      const config = {
        name: `Group ${this.groups.length}`,
        token: world.usdc.contractId,
        contribution: 10_000_000n,
        frequencySeconds: 3_600,
        graceSeconds: 600,
        maxMembers: 2 + random.below(2),
        startRule: "whenFull" as const,
      };
      const salt = Array.from({ length: 64 }, () => random.below(16).toString(16)).join("");
      const input = { source, config, organiserJoins: true, salt };
      return this.see(name, () => this.at.ask((call) => call.group.prepareCreate(input)));
    }
    const groupId = random.pick([first, ...others]);
    const { status, members } = await world.snapshot(groupId);
    const who = { source, groupId };
    if (status === "forming") {
      if (random.chance(0.1))
        return this.see(name, () => this.at.ask((call) => call.group.prepareLeave(who)));
      return this.see(name, () => this.at.ask((call) => call.group.prepareJoin(who)));
    }
    if (random.chance(0.1)) return this.see(name, () => this.at.ask((call) => call.group.prepareSettle(who)));
    const seat = members[random.below(members.length)];
    const payer = PEOPLE.find((candidate) => world.address(candidate) === (seat?.address as string));
    if (seat === undefined || payer === undefined) return;
    const contribution = {
      source: world.address(payer),
      ...{ groupId, round: seat.paidRounds + 1, rounds: random.chance(0.2) ? 2 : 1 },
      member: memberAddressSchema.parse(seat.address),
    };
    await this.see(payer, () => this.at.ask((call) => call.group.prepareContribute(contribution)));
  }

  /** Prepares, signs once, and sends: too late, twice at once, giving up half-way, or as one should. */
  private async see(name: string, prepare: () => Promise<PreparedTransaction>): Promise<void> {
    const { world, random, counts } = this.at;
    const prepared = await this.persist(prepare);
    if (prepared === null) return;
    const xdr = signEnvelope(prepared.xdr, world.keypair(name), prepared.networkPassphrase);
    const sent = this.remember(xdr, prepared);
    if (random.chance(0.05)) {
      count(counts, "signed too late");
      await world.advance(TOO_LATE_SECONDS);
    }
    if (random.chance(0.2)) {
      count(counts, "two clicks");
      await Promise.all([this.submit(sent), this.submit(sent)]);
    }
    const patience = random.chance(0.2) ? 1 : MOST_TRIES;
    for (let attempt = 0; attempt < patience && !hasEnded(sent.outcome); attempt++) {
      // A page that was loaded again asks what became of it before it sends it again.
      if (random.chance(0.2)) await this.look(sent);
      else await this.submit(sent);
    }
  }

  /** Asked for twice before a ledger has closed, it is one and the same transaction, and one payment. */
  private remember(xdr: string, prepared: PreparedTransaction): Sent {
    const known = this.sent.find(({ prepared: { hash } }) => hash === prepared.hash);
    if (known !== undefined) {
      count(this.at.counts, "prepared once more");
      return known;
    }
    const sent: Sent = { xdr, prepared, outcome: { status: "unknown", hash: prepared.hash } };
    this.sent.push(sent);
    return sent;
  }

  private async submit(sent: Sent): Promise<void> {
    this.learn(
      sent,
      await this.persist(() => this.at.ask((call) => call.transaction.submit({ xdr: sent.xdr })), 1),
    );
  }

  private async look(sent: Sent, tries = 1): Promise<void> {
    const { hash, expiresAt } = sent.prepared;
    const input = { hash, expiresAt };
    this.learn(sent, await this.persist(() => this.at.ask((call) => call.transaction.status(input)), tries));
  }

  /** What everybody comes back to: each transaction ends in exactly one way, whoever asks, and however often. */
  async comeBack(): Promise<void> {
    for (const sent of this.sent) {
      for (let attempt = 0; attempt < MOST_TRIES && !hasEnded(sent.outcome); attempt++)
        await this.submit(sent);
      await this.look(sent, MOST_TRIES);
    }
    const open = this.sent.filter(({ outcome }) => !hasEnded(outcome));
    if (open.length === 0) return;
    // A second sending that was refused proves nothing about the first: only the end of its time does.
    await this.at.world.advance(TOO_LATE_SECONDS);
    count(this.at.counts, "told by the clock alone", open.length);
    for (const sent of open) await this.look(sent, MOST_TRIES);
  }

  private learn(sent: Sent, told: TransactionOutcome | null): void {
    if (told === null || !hasEnded(told)) return;
    const isReceipt = (outcome: TransactionOutcome) => outcome.status === "confirmed";
    if (hasEnded(sent.outcome) && isReceipt(sent.outcome) !== isReceipt(told))
      this.contradictions.push(`${sent.prepared.hash} was ${sent.outcome.status}, and then ${told.status}`);
    sent.outcome = told;
    const groupId = told.status === "confirmed" ? told.receipt.createdGroupId : null;
    if (groupId !== null && !this.groups.includes(groupId)) this.groups.push(groupId);
  }

  /** Null when the contract says no, or nobody answers for long. */
  private async persist<T>(attempt: () => Promise<T>, tries = MOST_TRIES): Promise<T | null> {
    for (let times = 0; times < tries; times++)
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof ProcessGone) && !isRetryable(error)) return null;
      }
    return null;
  }
}
