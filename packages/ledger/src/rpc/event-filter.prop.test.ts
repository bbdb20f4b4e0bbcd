import { StrKey, xdr } from "@stellar/stellar-sdk/base";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ClosedEvent } from "../engine/closed-ledger";
import { emitterOf } from "../engine/history";
import { mayPass, parseFilters, passes } from "./event-filter";

const topics: xdr.ScVal[] = [
  ...["fee", "transfer", "a".repeat(32)].map((name) => xdr.ScVal.scvSymbol(name)),
  xdr.ScVal.scvBytes(new Uint8Array(64)),
  xdr.ScVal.scvVoid(),
];
const contracts = [new Uint8Array(32), new Uint8Array(32).fill(7)];

const event: fc.Arbitrary<ClosedEvent> = fc.record({
  transaction: fc.constant(1),
  operation: fc.constant(0),
  index: fc.constant(0),
  owner: fc.constant(0),
  type: fc.constantFrom("contract", "system"),
  contract: fc.constantFrom(null, ...contracts),
  topics: fc.array(fc.constantFrom(...topics.map((topic) => topic.toXdr())), { maxLength: 4 }),
  value: fc.constant(xdr.ScVal.scvVoid().toXdr()),
});
const segment = fc.constantFrom("*", ...topics.map((topic) => topic.toXdr("base64")));
const pattern = fc.oneof(
  fc.array(segment, { minLength: 1, maxLength: 4 }),
  fc.array(segment, { maxLength: 3 }).map((segments) => [...segments, "**"]),
);
const filter = fc.record({
  type: fc.constantFrom("", "contract", "system"),
  contractIds: fc.subarray(contracts.map((id) => StrKey.encodeContract(Buffer.from(id)))),
  topics: fc.array(pattern, { maxLength: 2 }),
});

it("no ledger is passed over that has an event which passes", () => {
  let passed = 0;
  fc.assert(
    fc.property(
      fc.array(event, { minLength: 1, maxLength: 5 }),
      fc.array(filter, { maxLength: 3 }),
      (events, given) => {
        const filters = parseFilters(given);
        const found = events.filter((candidate) => passes(filters, candidate)).length;
        passed += found;
        if (found > 0) expect(mayPass(filters, events.map(emitterOf))).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
  expect(passed).toBeGreaterThan(100);
});
