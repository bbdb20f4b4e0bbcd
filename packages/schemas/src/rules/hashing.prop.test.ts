import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressXdr } from "./address-xdr";
import { fromHex, toHex, utf8 } from "./bytes";
import { drawOrder, drawSeed, orderCommitment } from "./draw-order";
import { invitationMessage } from "./invitation";
import { sealBid } from "./sealed-bid";
import { sha256 } from "./sha256";

// Addresses from SEP-23's own examples and the network's native token.
const ACCOUNT = "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ";
const CONTRACT = "CA3D5KRYM6CB7OWQ6TWYRR3Z4T7GNZLKERYNZGGA5SOAOPIFY6YQGAXE";
const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);

describe("sha256", () => {
  test("is the one everybody uses, at every length", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        (bytes) => toHex(sha256(bytes)) === createHash("sha256").update(bytes).digest("hex"),
      ),
      { numRuns: 400 },
    );
  });

  test("of nothing and of a long message", () => {
    expect(toHex(sha256(utf8("")))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(toHex(sha256(utf8("a".repeat(1_000_000))))).toBe(
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
    );
  });
});

describe("an address as contracts serialise it", () => {
  test("has the type of the address in front of its 32 bytes", () => {
    expect(toHex(addressXdr(ACCOUNT).subarray(0, 12))).toBe("000000120000000000000000");
    expect(addressXdr(ACCOUNT)).toHaveLength(44);
    expect(toHex(addressXdr(CONTRACT).subarray(0, 8))).toBe("0000001200000001");
    expect(addressXdr(CONTRACT)).toHaveLength(40);
  });
});

describe("commitments, bids and invitations", () => {
  test("are bound to whoever made them", () => {
    fc.assert(
      fc.property(hashes, fc.integer({ min: 0, max: 3500 }), (secret, discount) => {
        expect(orderCommitment(secret, ACCOUNT)).not.toBe(orderCommitment(secret, CONTRACT));
        expect(sealBid(discount, secret, ACCOUNT)).not.toBe(sealBid(discount, secret, CONTRACT));
        expect(sealBid(discount, secret, ACCOUNT)).not.toBe(sealBid(discount + 1, secret, ACCOUNT));
      }),
    );
    expect(invitationMessage(CONTRACT, ACCOUNT)).not.toEqual(invitationMessage(ACCOUNT, CONTRACT));
  });
});

describe("a drawn order", () => {
  const draws = fc
    .record({ seed: hashes, members: fc.integer({ min: 0, max: 50 }), silent: fc.uniqueArray(fc.nat(49)) })
    .map(({ seed, members, silent }) => {
      const seats = Array.from({ length: members }, (_, seat) => seat);
      return {
        seed,
        revealed: seats.filter((seat) => !silent.includes(seat)),
        silent: seats.filter((seat) => silent.includes(seat)),
      };
    });

  test("seats everybody once, those who kept silent last and as they sat", () => {
    fc.assert(
      fc.property(draws, ({ seed, revealed, silent }) => {
        const order = drawOrder(seed, revealed, silent);
        expect(order.slice(revealed.length)).toEqual(silent);
        expect([...order].sort((a, b) => a - b)).toEqual([...revealed, ...silent].sort((a, b) => a - b));
      }),
    );
  });

  test("depends on the secret of every single member", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(hashes, { minLength: 2, maxLength: 8 }),
        hashes,
        fc.nat(7),
        (secrets, other, at) => {
          const index = at % secrets.length;
          fc.pre(!secrets.includes(other));
          const changed = secrets.map((secret, place) => (place === index ? other : secret));
          expect(drawSeed(changed)).not.toBe(drawSeed(secrets));
        },
      ),
    );
  });

  test("gives every member every turn about equally often", () => {
    const counts = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]);
    const draws = 5000;
    for (let draw = 0; draw < draws; draw++) {
      const seed = toHex(sha256(utf8(`draw ${draw}`)));
      drawOrder(seed, [0, 1, 2, 3, 4]).forEach((seat, turn) => counts[seat]![turn]!++);
    }
    // 1000 expected, standard deviation 28: six of them.
    for (const count of counts.flat()) expect(Math.abs(count - draws / 5)).toBeLessThan(170);
  });

  test("is the order that a seed is known to give", () => {
    const seed = toHex(sha256(fromHex("00")));
    expect(drawOrder(seed, [0, 1, 2, 3, 4, 5])).toMatchInlineSnapshot(`
      [
        5,
        3,
        1,
        0,
        4,
        2,
      ]
    `);
  });
});
