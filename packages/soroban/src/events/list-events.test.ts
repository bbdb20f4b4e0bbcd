import type { ScVal } from "@stellar/stellar-sdk/xdr";
import { describe, expect, it, vi } from "vitest";
import { ADA, FACTORY, GROUP, encodeEvent } from "../../test/encode-event";
import { scriptedChain } from "../../test/scripted-rpc";
import { factorySpec, groupSpec } from "../bindings";
import { RpcRefusal } from "../client/rpc-error";
import { cursorAfterLedger, cursorBeforeLedger, ledgerOfCursor } from "./event-cursor";
import { decodeUnknownEvent } from "./decode-unknown-event";
import { listEvents } from "./list-events";

const base64 = (value: ScVal) => value.toXdr("base64");
const idIn = (ledger: number, index: number) =>
  `${String((BigInt(ledger) << 32n) | 4096n).padStart(19, "0")}-${String(index).padStart(10, "0")}`;

/** An event as stellar-rpc tells it. */
function rawEvent(ledger: number, index: number, name = "MemberApproved", fields: object = { member: ADA }) {
  return raw(ledger, index, encodeEvent(groupSpec, name, { ...fields }, GROUP));
}

function raw(ledger: number, index: number, event: ReturnType<typeof encodeEvent>) {
  const { topics, value, txHash, contractId } = event;
  const where = {
    id: idIn(ledger, index),
    ledger,
    ledgerClosedAt: "2026-11-20T10:00:00Z",
    contractId,
    txHash,
  };
  return { ...where, topic: topics.map(base64), value: base64(value) };
}

/** The cursor of a page that looked through everything up to `ledger`. */
const endOf = cursorAfterLedger;
const range = { latestLedger: 20, latestLedgerCloseTime: "1795173239", oldestLedger: 5 };
const page = (events: object[] | null, cursor: string) => ({ ...range, events, cursor });

const list = (input: Parameters<typeof listEvents>[1], ...answers: unknown[]) =>
  listEvents(scriptedChain({ getEvents: answers, getHealth: [range] }), input);
const outOfRange = new RpcRefusal("getEvents", -32600, "startLedger must be within the ledger range: 5 - 20");

describe("listEvents", () => {
  it("tells in which ledgers the factory said something of itself, and of nobody else's", async () => {
    const said = (by: string) => encodeEvent(factorySpec, "CodeApplied", { hash: new Uint8Array(32) }, by);
    const own = raw(9, 1, said(FACTORY));
    const other = raw(9, 2, said(GROUP));
    const asked = scriptedChain({ getEvents: [page([own, other], endOf(20))], getHealth: [range] });
    const found = await listEvents(asked, { startLedger: 6 });
    expect(found).toMatchObject({ events: [], administered: [9] });
    expect(found.unknown.map(({ id }) => id)).toEqual([other.id]);
  });

  it("decodes in chain order and is complete up to the end of what was looked through", async () => {
    const events = [rawEvent(7, 1), rawEvent(7, 2), rawEvent(9, 3)];
    const found = await list({ startLedger: 6, limit: 10 }, page(events, endOf(20)));
    expect(found.events.map(({ id, name }) => [id, name])).toEqual(
      events.map(({ id }) => [id, "member_approved"]),
    );
    expect(found).toMatchObject({
      unknown: [],
      cursor: endOf(20),
      completeLedger: 20,
      latestLedger: 20,
      oldestLedger: 5,
    });
    expect(found.latestLedgerCloseTime).toEqual(new Date(1_795_173_239_000));
  });

  it("is complete up to the ledger before when a full page ends within a ledger", async () => {
    const full = page([rawEvent(7, 1), rawEvent(9, 2)], idIn(9, 2));
    expect(await list({ startLedger: 6, limit: 2 }, full)).toMatchObject({
      cursor: idIn(9, 2),
      completeLedger: 8,
    });
  });

  it("moves on over empty pages", async () => {
    expect(await list({ cursor: endOf(8) }, page(null, endOf(20)))).toMatchObject({
      events: [],
      cursor: endOf(20),
      completeLedger: 20,
    });
  });

  it("keeps what it cannot read as the chain gave it", async () => {
    const strange = { ...rawEvent(7, 1), topic: rawEvent(7, 1).topic.slice(0, 1) };
    const { events, unknown } = await list({ startLedger: 6 }, page([strange, rawEvent(7, 2)], endOf(20)));
    expect(events).toHaveLength(1);
    const { id, contractId, ledger, txHash, topic: topics, value, ledgerClosedAt } = strange;
    const closedAt = new Date(ledgerClosedAt);
    expect(unknown).toEqual([
      { id, contractId, ledger, closedAt, txHash, topics, value, reason: "no event name" },
    ]);
  });

  it("reads what was kept as soon as the code knows how, to the same event", async () => {
    const raw = rawEvent(7, 1);
    const { events } = await list({ startLedger: 6 }, page([raw], endOf(20)));
    const { id, contractId, ledger, txHash, topic: topics, value, ledgerClosedAt } = raw;
    const kept = { id, contractId, ledger, txHash, topics, value, closedAt: new Date(ledgerClosedAt) };
    expect(decodeUnknownEvent({ ...kept, reason: "of a newer contract" })).toEqual({ event: events[0] });
    expect(decodeUnknownEvent({ ...kept, reason: "", topics: ["AAAA!"] })).toEqual({ reason: "not XDR" });
    expect(decodeUnknownEvent({ ...kept, reason: "", topics: topics.slice(0, 1) })).toEqual({
      reason: "no event name",
    });
  });

  it("begins at the oldest ledger the network has when the start is gone, and shows the gap", async () => {
    const found = await list({ startLedger: 2 }, outOfRange, page([rawEvent(7, 1)], endOf(20)));
    expect(found.oldestLedger).toBeGreaterThan(2);
    expect(found.events).toHaveLength(1);
    expect((await list({ cursor: endOf(2) }, outOfRange, page([], endOf(20)))).completeLedger).toBe(20);
  });

  it("waits where it is ahead of the network", async () => {
    expect(await list({ startLedger: 21 }, outOfRange)).toMatchObject({
      events: [],
      cursor: cursorBeforeLedger(21),
      completeLedger: 20,
    });
    expect(await list({ cursor: endOf(30) }, outOfRange)).toMatchObject({
      cursor: endOf(30),
      completeLedger: 20,
    });
  });

  it("asks for one contract alone when told", async () => {
    const chain = scriptedChain({ getEvents: [page(null, endOf(20))] });
    const ask = vi.spyOn(chain.rpc, "ask");
    await listEvents(chain, { startLedger: 6, contractId: GROUP });
    await listEvents(chain, { startLedger: 6 });
    const asked = ask.mock.calls.map(([, params]) => params);
    expect(asked[0]).toMatchObject({ filters: [{ contractIds: [GROUP] }] });
    expect(JSON.stringify(asked[1])).not.toContain("contractIds");
  });

  it("asks again when the ledger it waits for closes between its two questions", async () => {
    const found = await list({ cursor: endOf(20) }, outOfRange, page([], endOf(20)));
    expect(found).toMatchObject({ events: [], completeLedger: 20 });
  });

  it("does not hide a refusal for another reason", async () => {
    await expect(list({ startLedger: 6 }, outOfRange)).rejects.toBe(outOfRange);
  });
});

it("a cursor tells its ledger", () => {
  expect([cursorBeforeLedger(7), endOf(7), idIn(7, 3)].map(ledgerOfCursor)).toEqual([7, 7, 7]);
});
