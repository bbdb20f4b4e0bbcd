import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frame, unframe } from "./framing";

const payload = fc.uint8Array({ minLength: 1, maxLength: 60 });

/** All payloads up to the first thing that is not a record, and what that is. */
function readAll(bytes: Buffer): { payloads: string[]; rest: string } {
  const payloads: string[] = [];
  let offset = 0;
  for (;;) {
    const found = unframe(bytes, offset);
    if (found.kind !== "record") return { payloads, rest: found.kind };
    payloads.push(found.payload.toString("hex"));
    offset = found.end;
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe("records in a file", () => {
  it("come back as they were written", () => {
    fc.assert(
      fc.property(fc.array(payload), (payloads) => {
        expect(readAll(Buffer.concat(payloads.map(frame)))).toEqual({
          payloads: payloads.map(hex),
          rest: "end",
        });
      }),
    );
  });

  it("cut off anywhere, the whole ones come back and the last one is told to be torn", () => {
    fc.assert(
      fc.property(fc.array(payload, { minLength: 1 }), fc.nat(), fc.nat(40), (payloads, at, zeros) => {
        const whole = Buffer.concat(payloads.map(frame));
        const cut = at % whole.length;
        // With or without the zeros that a file system leaves where nothing was written yet.
        const left = Buffer.concat([whole.subarray(0, cut), Buffer.alloc(zeros)]);
        // A record that was cut short by zeros alone is whole again with them.
        let complete = 0;
        let size = 0;
        for (const each of payloads.map(frame)) {
          if (!left.subarray(size, size + each.length).equals(each)) break;
          size += each.length;
          complete += 1;
        }
        const found = readAll(left);
        expect(found.payloads).toEqual(payloads.slice(0, complete).map(hex));
        expect(["torn", "end"]).toContain(found.rest);
      }),
    );
  });

  it("changed in the middle are told to be damaged, whatever the change", () => {
    fc.assert(
      fc.property(
        payload,
        payload,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (first, second, at, change) => {
          const bytes = Buffer.concat([frame(first), frame(second)]);
          // Past the length: a length that is wrong may point anywhere, and reads as torn or damaged.
          const offset = 4 + (at % (first.length + 4));
          bytes[offset] = (bytes[offset] ?? 0) ^ change;
          expect(readAll(bytes)).toEqual({ payloads: [], rest: "damaged" });
        },
      ),
    );
  });
});
