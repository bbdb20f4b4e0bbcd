import fc from "fast-check";
import { expect, it } from "vitest";
import { xdr } from "@stellar/stellar-sdk/base";
import { sha256, toHex } from "../xdr/bytes";
import { EmptyRun } from "./empty-run";
import { genesis, networkIdOf } from "./genesis";

const { head } = genesis(networkIdOf("a network"), 1_000n);

it("headers of empty ledgers chain by hash, are well-formed and in time, however they are asked for", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_500 }),
      fc.nat(5),
      fc.array(fc.nat(), { maxLength: 5 }),
      (count, more, lookups) => {
        const run = EmptyRun.after(head, count, 1_000n + BigInt(count * 5), 5);
        for (let extra = 0; extra < more; extra += 1) run.extend();
        expect(run.last).toBe(head.ledger.sequence + count + more);
        const available = run.last - run.firstWithHeader + 1;
        // Asking out of order must not change any answer.
        for (const lookup of lookups) run.header(run.firstWithHeader + (lookup % available));
        let previous = head.ledger;
        for (let sequence = run.firstWithHeader; sequence <= run.last; sequence += 1) {
          const ledger = run.header(sequence);
          expect(toHex(ledger.hash)).toBe(toHex(sha256(ledger.header)));
          const decoded = xdr.LedgerHeader.fromXdr(ledger.header);
          expect(decoded.ledgerSeq).toBe(sequence);
          expect(decoded.scpValue.closeTime).toBe(run.closeTimeOf(sequence));
          expect(toHex(decoded.previousLedgerHash.value)).toBe(toHex(previous.hash));
          expect(decoded.scpValue.closeTime).toBeGreaterThan(previous.closeTime);
          previous = ledger;
        }
        expect(toHex(run.head.ledger.hash)).toBe(toHex(previous.hash));
      },
    ),
    { numRuns: 20 },
  );
});
