import fc from "fast-check";
import { expect, test } from "vitest";
import { GROUP_ID } from "@/testing/make-group";
import { createMoneyDriver, type MoneyDriver } from "./money-driver";
import type { MoneyIntent } from "./money-intent";
import { createMoneyStore } from "./money-store";
import { memoryStorage } from "./testing/memory-storage";
import { UnreliableNetwork } from "./testing/unreliable-network";

/** Lets every promise that can go on do so. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

interface Tab {
  driver: MoneyDriver;
  close: () => void;
}

/** One browser with two tabs on the network; every decision comes from `tape`. */
class Browser {
  readonly network: UnreliableNetwork;
  readonly storage = memoryStorage();
  readonly tabs: Tab[];
  signatures = 0;
  private position = 0;

  constructor(private readonly tape: readonly number[]) {
    this.network = new UnreliableNetwork(this.choose);
    this.tabs = [this.open(), this.open()];
  }

  readonly choose = (count: number): number => (this.tape[this.position++ % this.tape.length] ?? 0) % count;

  open(): Tab {
    const { ports, close } = this.network.tab();
    const sign: typeof ports.sign = async (prepared) => {
      const signed = await ports.sign(prepared);
      this.signatures += 1;
      return signed;
    };
    const driver = createMoneyDriver(
      { ...ports, sign, submit: (xdr) => this.sending(xdr, ports.submit) },
      createMoneyStore(this.storage, "key"),
    );
    void driver.resume();
    return { driver, close };
  }

  /** The first invariant: whatever is sent, no other envelope could still take effect. */
  private sending<T>(xdr: string, submit: (xdr: string) => Promise<T>): Promise<T> {
    const others = this.network.envelopes.filter(
      (envelope) => envelope.hash !== xdr && this.network.isAlive(envelope),
    );
    expect(others, "a second envelope was sent while the first could still take effect").toEqual([]);
    return submit(xdr);
  }

  /** The second: what a page calls failed cannot happen any more. */
  checkStates(): void {
    for (const { driver } of this.tabs) {
      const state = driver.getState();
      if (state.phase !== "failed" || state.record === null) continue;
      expect(
        this.network.isAlive(this.network.ofHash(state.record.hash)),
        "called failed while it could still happen",
      ).toBe(false);
      expect(this.network.ofHash(state.record.hash).end, "called failed although it happened").not.toBe(
        "applied",
      );
    }
  }

  async act(): Promise<void> {
    const index = this.choose(this.tabs.length);
    const tab = this.tabs[index];
    if (tab === undefined) return;
    const intent: MoneyIntent = { kind: "contribute", groupId: GROUP_ID, round: 1, rounds: 1 };
    const acts = [
      () => void tab.driver.begin(intent),
      () => void tab.driver.approve(),
      () => tab.driver.dismiss(),
      () => {
        tab.close();
        this.tabs[index] = this.open();
      },
      () => this.network.tick(1 + this.choose(60)),
      () => this.answerOne(),
      () => this.answerOne(),
      () => this.answerOne(),
      () => this.answerOne(),
    ];
    acts[this.choose(acts.length)]?.();
    await settle();
    this.checkStates();
  }

  answerOne(): void {
    const [answer] = this.network.waiting.splice(this.choose(Math.max(1, this.network.waiting.length)), 1);
    answer?.();
  }

  /** From now on everything answers, and time passes: every transaction comes to its end. */
  async comeToRest(): Promise<void> {
    this.network.honest = true;
    for (let step = 0; step < 400; step++) {
      for (const answer of this.network.waiting.splice(0)) answer();
      await settle();
      this.network.tick(1);
      this.checkStates();
    }
  }
}

const tapes = fc.array(fc.nat({ max: 1_000 }), { minLength: 30, maxLength: 300 });

test("whatever is lost, delayed, reloaded or pressed twice: one payment at most, never failed while it may happen, and always an end", async () => {
  const phases = new Set<string>();
  await fc.assert(
    fc.asyncProperty(tapes, async (tape) => {
      const browser = new Browser(tape);
      for (let step = 0; step < 120; step++) {
        await browser.act();
        for (const { driver } of browser.tabs) phases.add(driver.getState().phase);
      }
      await browser.comeToRest();
      expect(browser.network.paidRounds).toBeLessThanOrEqual(1);
      expect(browser.storage.getItem("key"), "a record outlived its transaction").toBeNull();
      for (const { driver } of browser.tabs)
        expect(["check", "wallet", "sent", "unknown", "confirmed"]).not.toContain(driver.getState().phase);
    }),
    {
      numRuns: 150,
      examples: [
        // A receipt that the pages do not show yet is left behind by the next payment.
        [
          [
            0, 0, 0, 0, 0, 0, 956, 0, 0, 5, 0, 121, 56, 28, 0, 409, 0, 808, 0, 0, 234, 0, 572, 0, 343, 0, 0,
            0, 5, 0,
          ],
        ],
        // A tab that was told of the first sending only finds the receipt while another's second sending is refused.
        [
          [
            0, 347, 0, 0, 743, 0, 1, 737, 0, 0, 392, 434, 47, 0, 131, 0, 43, 94, 149, 0, 424, 0, 0, 0, 491, 0,
            58, 0, 32, 0, 38, 0, 0, 0, 0, 2, 0, 0, 310, 0, 0, 165, 0, 0,
          ],
        ],
      ],
    },
  );
  // The test is worth something only if it went everywhere.
  expect([...phases].sort()).toEqual([
    "alreadyDone",
    "check",
    "confirmed",
    "failed",
    "idle",
    "preview",
    "projected",
    "sent",
    "unknown",
    "wallet",
  ]);
});
