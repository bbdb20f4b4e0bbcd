import { AjoError, type AjoErrorCode, type PreparedTransaction, type Receipt } from "@ajo/schemas";
import { expect } from "vitest";
import type { Scene } from "./act";
import { type Command, actOf } from "./acts";
import { expectAgreement } from "./agreement";
import { type Happening, happen } from "./happenings";
import { type Refusal, refusalOf } from "./refusal";
import type { Tally } from "./tally";
import type { TokenDesk } from "./token-desk";

/** Two transactions prepared at once: the second is sent when the first has changed the group. */
type Race = readonly ["race", { first: Command; second: Command }];
/** A transaction for its sender that somebody else signs. */
type Forgery = readonly ["forge", { command: Command; signer: string }];
/** One line of a life. */
export type Step = Command | Happening | Race | Forgery;

/** A group that lives on a chain and by the rules at once. */
export class Life {
  /** Everything that was tried, in order: enough to live it again. */
  readonly journal: Step[] = [];

  constructor(
    readonly scene: Scene,
    readonly desk: TokenDesk,
    private readonly tally: Tally,
  ) {}

  /** Tries one thing; afterwards chain, rules and database agree. */
  async step(step: Step): Promise<void> {
    this.journal.push(step);
    if (step[0] === "race") return this.race(step[1].first, step[1].second);
    if (step[0] === "forge") return this.forge(step[1].command, step[1].signer);
    if (isHappening(step)) return happen(this.scene, this.desk, step);
    return this.command(step);
  }

  private async command(command: Command): Promise<void> {
    const prepared = await this.prepareAsExpected(command);
    if (prepared === null) return;
    await this.carryOut(command, prepared);
    this.tally.accept(command[0]);
    await expectAgreement(this.scene);
  }

  /** Null when it is refused, as the rules refuse it. */
  private async prepareAsExpected(command: Command): Promise<PreparedTransaction | null> {
    const act = actOf(command);
    const [name, input] = command;
    const refusal = refusalOf(() => act.check(this.scene, input));
    const outcome = await this.prepare(command);
    if (outcome instanceof AjoError) {
      expectRefusal(command, refusal, outcome);
      this.tally.refuse(name, outcome.code);
      return null;
    }
    expect(refusal?.codes ?? null, `the contract allows ${describe(command)}`).toBeNull();
    expect(outcome.summary).toMatchObject(act.promises?.(this.scene, input) ?? {});
    return outcome;
  }

  private async race(first: Command, second: Command): Promise<void> {
    const overtaken = await this.prepareAsExpected(second);
    await this.command(first);
    if (overtaken === null) return;
    const { world, rules, personOf } = this.scene;
    const refusal = refusalOf(() => actOf(second).check(this.scene, second[1]));
    try {
      const receipt = await world.confirm(personOf(second[1].by), Promise.resolve(overtaken));
      // The very same transaction, sent twice, is done once.
      if (receipt.ledger > rules.ledger) {
        expect(refusal?.codes ?? null, `the network allows ${describe(second)}`).toBeNull();
        this.apply(second, receipt);
      }
      this.tally.overtake("done");
    } catch (error) {
      if (!(error instanceof AjoError)) throw error;
      expect(expectedOfOvertaken(first, second, refusal), describe(second)).toContain(error.code);
      this.tally.overtake(error.code);
      const { closeTime, latestLedger } = await world.chain.getNetworkState();
      rules.now = closeTime.getTime() / 1000;
      rules.ledger = latestLedger;
    }
    await expectAgreement(this.scene);
  }

  private async forge(command: Command, signer: string): Promise<void> {
    const prepared = await this.prepareAsExpected(command);
    if (prepared === null || signer === command[1].by) return;
    const { world, personOf } = this.scene;
    const forged = world.confirm(personOf(signer), Promise.resolve(prepared));
    await expect(forged, describe(command)).rejects.toMatchObject({ code: "BadSignature" });
    this.tally.forged += 1;
    await expectAgreement(this.scene);
  }

  private async prepare(command: Command): Promise<PreparedTransaction | AjoError> {
    try {
      return await actOf(command).prepare(this.scene, command[1]);
    } catch (error) {
      if (error instanceof AjoError) return error;
      throw error;
    }
  }

  /** A settlement is as many calls as it takes. */
  private async carryOut(command: Command, prepared: PreparedTransaction): Promise<void> {
    let receipt = await this.confirm(command, prepared);
    for (let { summary } = prepared; summary.kind === "settle" && !summary.closes;) {
      const next = await actOf(command).prepare(this.scene, command[1]);
      receipt = await this.confirm(command, next);
      ({ summary } = next);
    }
    this.apply(command, receipt);
  }

  private apply(command: Command, receipt: Receipt): void {
    const { rules } = this.scene;
    const at = receipt.at.getTime() / 1000;
    actOf(command).apply(this.scene, command[1], at);
    rules.now = at;
    rules.ledger = receipt.ledger;
  }

  /** What has been archived since it was prepared is prepared anew, as the network asks for. */
  private async confirm(command: Command, prepared: PreparedTransaction): Promise<Receipt> {
    const { world, personOf } = this.scene;
    const sender = personOf(command[1].by);
    let latest = prepared;
    for (let attempts = 1; ; attempts++)
      try {
        return await world.confirm(sender, Promise.resolve(latest));
      } catch (error) {
        if (!isArchived(error) || attempts === MOST_ATTEMPTS) throw error;
        latest = await actOf(command).prepare(this.scene, command[1]);
      }
  }
}

/** Entries written in ledgers that follow each other go to the archive in such ledgers, too. */
const MOST_ATTEMPTS = 10;

const isArchived = (error: unknown): boolean =>
  error instanceof AjoError && error.data.detail === "invokeHostFunctionEntryArchived";

export const isHappening = (step: Step): step is Happening =>
  step[0] === "wait" || step[0] === "freeze" || step[0] === "thaw" || step[0] === "trust";

export const describe = (step: Step): string => JSON.stringify(step);

function expectRefusal(command: Command, refusal: Refusal | null, error: AjoError): void {
  const told: AjoErrorCode[] = [error.code];
  if (refusal === null)
    throw new Error(`${describe(command)} is refused with ${error.code}: ${error.message}`, { cause: error });
  expect(refusal.codes, `the refusal of ${describe(command)}`).toEqual(expect.arrayContaining(told));
}

/** What was simulated or signed no longer holds, or the sender's number is used. */
function expectedOfOvertaken(first: Command, second: Command, refusal: Refusal | null): AjoErrorCode[] {
  if (first[1].by === second[1].by) return ["BadSequence", "GroupChanged"];
  return ["GroupChanged", ...(refusal?.codes ?? [])];
}
