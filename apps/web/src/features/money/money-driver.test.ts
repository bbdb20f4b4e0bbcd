import { AjoError, type TransactionOutcome } from "@ajo/schemas";
import { expect, test } from "vitest";
import { GROUP_ID } from "@/testing/make-group";
import { createMoneyDriver } from "./money-driver";
import type { MoneyIntent } from "./money-intent";
import type { MoneyPorts } from "./money-ports";
import { createMoneyStore } from "./money-store";
import { memoryStorage } from "./testing/memory-storage";
import { UnreliableNetwork } from "./testing/unreliable-network";

const PAY_ROUND_1: MoneyIntent = { kind: "contribute", groupId: GROUP_ID, round: 1, rounds: 1 };

/** An honest network that answers at once, with some of its ports replaced. */
function world(
  replaced: (ports: MoneyPorts, network: UnreliableNetwork) => Partial<MoneyPorts> = () => ({}),
) {
  const network = new UnreliableNetwork(() => 0);
  network.honest = true;
  const storage = memoryStorage();
  const pump = async <T>(call: Promise<T>) => {
    await Promise.resolve();
    for (const answer of network.waiting.splice(0)) answer();
    return call;
  };
  const open = () => {
    const { ports } = network.tab();
    const prompt: MoneyPorts = {
      ...ports,
      prepare: (intent) => pump(ports.prepare(intent)),
      sign: (prepared) => pump(ports.sign(prepared)),
      submit: (xdr) => pump(ports.submit(xdr)),
      status: (record) => pump(ports.status(record)),
      networkTime: () => pump(ports.networkTime()),
      isDone: (intent, error) => pump(ports.isDone(intent, error)),
      asOfLedger: (record, receipt) => pump(ports.asOfLedger(record, receipt)),
      wait: async () => network.tick(30),
    };
    return createMoneyDriver({ ...prompt, ...replaced(prompt, network) }, createMoneyStore(storage, "key"));
  };
  return { network, storage, open };
}

/** Lets every promise that can go on do so. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Something that happens once, and is waited for elsewhere. */
function signal() {
  let given = false;
  let give: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (give = resolve));
  return {
    done,
    isDone: () => given,
    give: () => {
      given = true;
      give();
    },
  };
}

const lost = () => Promise.reject(new Error("connection lost"));

test("a payment goes from check to projected, and leaves nothing in the storage", async () => {
  const { open, network, storage } = world();
  const driver = open();
  await driver.begin(PAY_ROUND_1);
  expect(driver.getState().phase).toBe("preview");
  await driver.approve();
  expect(driver.getState().phase).toBe("projected");
  expect(network.paidRounds).toBe(1);
  expect(storage.getItem("key")).toBeNull();
});

test("the signed envelope is in the storage before it is sent", async () => {
  const { open, storage } = world((ports) => ({
    submit: (xdr) => {
      expect(createMoneyStore(storage, "key").load()).toMatchObject({
        signedXdr: xdr,
        attempts: 1,
        receipt: null,
      });
      return ports.submit(xdr);
    },
  }));
  const driver = open();
  await driver.begin(PAY_ROUND_1);
  await driver.approve();
  expect(driver.getState().phase).toBe("projected");
});

test("a browser that keeps nothing sends nothing", async () => {
  const { open, network, storage } = world();
  storage.broken = true;
  const driver = open();
  await driver.begin(PAY_ROUND_1);
  await driver.approve();
  expect(driver.getState()).toMatchObject({
    phase: "failed",
    record: null,
    error: { code: "StorageUnavailable" },
  });
  expect(network.envelopes.every((envelope) => !envelope.delivered)).toBe(true);
});

test("a payment whose answer was lost is never sent as a new one: a reload asks for the old one by its hash", async () => {
  const { open, network } = world((ports) => ({
    submit: async (xdr) => ports.submit(xdr).then(lost),
    wait: () => new Promise(() => undefined),
  }));
  const before = open();
  await before.begin(PAY_ROUND_1);
  void before.approve();
  await turn();
  expect(["unknown", "confirmed", "projected"]).toContain(before.getState().phase);

  const after = open();
  await after.resume();
  expect(["projected", "idle"]).toContain(after.getState().phase);
  expect(network.envelopes).toHaveLength(1);
  expect(network.paidRounds).toBe(1);
});

test("an envelope that never arrived is sent again, the very same, until its time is over; only then it has failed", async () => {
  const sent: string[] = [];
  const { open, network } = world(() => ({
    submit: (xdr) => {
      sent.push(xdr);
      return lost();
    },
  }));
  const driver = open();
  await driver.begin(PAY_ROUND_1);
  await driver.approve();
  expect(driver.getState()).toMatchObject({ phase: "failed", error: { code: "TransactionExpired" } });
  expect(sent.length).toBeGreaterThan(1);
  expect(new Set(sent).size).toBe(1);
  expect(network.now).toBeGreaterThan(1_120);
});

test("a round that somebody paid in between is already paid, not failed", async () => {
  const { open, network } = world();
  const driver = open();
  network.paidRounds = 1;
  await driver.begin(PAY_ROUND_1);
  expect(driver.getState().phase).toBe("alreadyDone");
});

test("an envelope the API turns away at the first sending has failed at once, with the name of the reason", async () => {
  const { open, storage } = world(() => ({
    submit: () => Promise.reject(new AjoError("BadSignature", "by another key")),
  }));
  const driver = open();
  await driver.begin(PAY_ROUND_1);
  await driver.approve();
  expect(driver.getState()).toMatchObject({ phase: "failed", error: { code: "BadSignature" } });
  expect(storage.getItem("key")).toBeNull();
});

test("a refusal after a lost answer is not believed: only the chain's word by hash, or the end of its time, counts", async () => {
  const refusals: TransactionOutcome["status"][] = [];
  let first = true;
  const { open, network } = world((ports, { envelopes }) => ({
    submit: async (xdr) => {
      if (first) {
        first = false;
        await ports.submit(xdr);
        return lost();
      }
      refusals.push("failed");
      return {
        status: "failed",
        hash: envelopes[0]!.hash,
        error: { code: "InsufficientFee", message: "", data: {} },
      };
    },
    status: ({ hash }) =>
      refusals.length < 2
        ? Promise.resolve({ status: "unknown", hash })
        : ports.status({ hash } as Parameters<MoneyPorts["status"]>[0]),
  }));
  const driver = open();
  await driver.begin(PAY_ROUND_1);
  await driver.approve();
  expect(refusals.length).toBe(2);
  expect(driver.getState().phase).toBe("projected");
  expect(network.paidRounds).toBe(1);
});

test("another tab that begins something else goes on with the open transaction instead", async () => {
  const never = () => new Promise<never>(() => undefined);
  const { open, network } = world(() => ({
    submit: never,
    status: ({ hash }) => Promise.resolve({ status: "unknown", hash }),
  }));
  const first = open();
  await first.begin(PAY_ROUND_1);
  void first.approve();
  await turn();
  expect(first.getState().phase).toBe("sent");

  const other = open();
  void other.begin({ ...PAY_ROUND_1, round: 2 });
  await turn();
  expect(other.getState()).toMatchObject({ phase: "unknown", record: { hash: network.envelopes[0]?.hash } });
  expect(network.envelopes).toHaveLength(1);
});

test("a refusal of a repeated sending does not count because another tab, told of the first only, found the receipt", async () => {
  const otherIsTold = signal();
  const sentAgain = signal();
  const otherHasReceipt = signal();
  let opened = 0;
  const { open, network } = world((ports) => {
    const isFirst = opened++ === 0;
    return {
      networkTime: async () => {
        await (isFirst ? otherIsTold : sentAgain).done;
        return ports.networkTime();
      },
      status: (record) =>
        isFirst && !otherHasReceipt.isDone()
          ? Promise.resolve({ status: "unknown", hash: record.hash })
          : ports.status(record),
      submit: async (xdr) => {
        const envelope = network.ofHash(xdr);
        if (!envelope.delivered) {
          envelope.delivered = true;
          return { status: "unknown", hash: envelope.hash };
        }
        sentAgain.give();
        await otherHasReceipt.done;
        return {
          status: "failed",
          hash: envelope.hash,
          error: { code: "BadSequence", message: "", data: {} },
        };
      },
      asOfLedger: () => Promise.resolve(0),
      wait: turn,
    };
  });
  const first = open();
  await first.begin(PAY_ROUND_1);
  void first.approve();
  while (first.getState().phase !== "unknown") await turn();
  const other = open();
  void other.resume();
  otherIsTold.give();
  await sentAgain.done;
  network.tick(5);
  while (other.getState().phase !== "confirmed") await turn();
  otherHasReceipt.give();
  while (first.getState().phase === "unknown") await turn();
  expect(first.getState().phase).toBe("confirmed");
});

test("a preview that was looked at for long is built again before it is signed", async () => {
  const { open, network } = world();
  const driver = open();
  await driver.begin(PAY_ROUND_1);
  network.tick(90);
  await driver.approve();
  expect(driver.getState().phase).toBe("preview");
  expect(network.envelopes).toHaveLength(2);
  await driver.approve();
  expect(driver.getState().phase).toBe("projected");
});

test("a confirmed payment that the pages do not show yet does not hold up the next one", async () => {
  const { open } = world(() => ({
    asOfLedger: () => Promise.resolve(0),
    wait: () => new Promise(() => undefined),
  }));
  const driver = open();
  await driver.begin(PAY_ROUND_1);
  void driver.approve();
  await turn();
  expect(driver.getState().phase).toBe("confirmed");

  await driver.begin({ ...PAY_ROUND_1, round: 2 });
  expect(driver.getState()).toMatchObject({ phase: "preview", intent: { round: 2 } });
});
