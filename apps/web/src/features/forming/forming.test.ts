import {
  drawOrder,
  drawSeed,
  fromHex,
  invitationMessage,
  NO_PROCEEDINGS,
  orderCommitment,
  toHex,
} from "@ajo/schemas";
import { Keypair } from "@stellar/stellar-sdk/base";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { memoryStorage } from "../money/testing/memory-storage";
import { ADA, GROUP_ID, makeGroup } from "@/testing/make-group";
import { checkDraw } from "./check-draw";
import {
  findInvitation,
  invitationLink,
  newInvitation,
  parseInvitationSecret,
  signInvitation,
} from "./invitations";
import { adoptSecret, findSecret, keepSecret } from "./secrets";

const at = { networkPassphrase: "Test", account: ADA, place: GROUP_ID };
const full = {
  getItem: () => null,
  setItem: () => {
    throw new Error("full");
  },
};

beforeEach(() => vi.stubGlobal("localStorage", memoryStorage()));

describe("the secret of a draw", () => {
  test("is the same after a reload, another for every account, group and network", () => {
    const secret = keepSecret(at);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(keepSecret({ ...at })).toBe(secret);
    expect(findSecret(at)).toBe(secret);
    const others = [
      keepSecret({ ...at, account: "other" }),
      keepSecret({ ...at, place: "other" }),
      keepSecret({ ...at, networkPassphrase: "other" }),
    ];
    expect(new Set([secret, ...others]).size).toBe(4);
    expect(orderCommitment(secret, ADA)).toMatch(/^[0-9a-f]{64}$/);
  });

  test("of whoever creates a group follows it from its salt to its address", () => {
    const salt = { ...at, place: "salt" };
    const secret = keepSecret(salt);
    adoptSecret(salt, GROUP_ID);
    expect(findSecret(at)).toBe(secret);
  });

  test("is never made where it cannot be kept", () => {
    vi.stubGlobal("localStorage", full);
    expect(() => keepSecret(at)).toThrow("StorageUnavailable");
  });
});

describe("an invitation", () => {
  test("travels in the part of the link that no server sees", () => {
    const secret = "ab".repeat(32);
    const link = new URL(invitationLink("https://ajo.example", GROUP_ID, secret));
    expect(link.pathname + link.search).not.toContain(secret);
    expect(parseInvitationSecret(link.hash)).toBe(secret);
    expect(parseInvitationSecret("#invite=nonsense")).toBeNull();
    expect(parseInvitationSecret("")).toBeNull();
  });

  test("signs in one member of one group by the key that the chain knows", async () => {
    const key = await newInvitation(GROUP_ID);
    const secret = findInvitation(GROUP_ID, key);
    if (secret === null) throw new Error("not kept");
    const signed = await signInvitation(secret, GROUP_ID, ADA);
    expect(signed.key).toBe(key);
    const pair = Keypair.fromRawEd25519Seed(fromHex(secret));
    expect(toHex(pair.rawPublicKey())).toBe(key);
    expect(pair.verify(invitationMessage(GROUP_ID, ADA), fromHex(signed.signature))).toBe(true);
    // Bound to the member: swapped, it is another message.
    expect(pair.verify(invitationMessage(ADA, GROUP_ID), fromHex(signed.signature))).toBe(false);
  });
});

describe("the check of a draw", () => {
  const secrets = [
    { seat: 3, secret: "33".repeat(32) },
    { seat: 0, secret: "00".repeat(32) },
    { seat: 2, secret: "22".repeat(32) },
  ];
  const seed = drawSeed(["00", "22", "33"].map((byte) => byte.repeat(32)));
  const order = drawOrder(seed, [0, 2, 3], [1]);
  const drawn = (draw: typeof NO_PROCEEDINGS.draw) =>
    checkDraw(makeGroup({ proceedings: { ...NO_PROCEEDINGS, draw } }));

  test("agrees with an honest one, whoever showed a secret first, the silent last", () => {
    expect(order.at(-1)).toBe(1);
    expect(drawn({ secrets, result: { seed, order } })).toBe("agrees");
  });

  test("finds another order, another seed, and a secret that was not counted", () => {
    const turned = [...order.slice(0, -2), ...order.slice(-2).reverse()];
    expect(drawn({ secrets, result: { seed, order: turned } })).toBe("differs");
    expect(drawn({ secrets, result: { seed: "ab".repeat(32), order } })).toBe("differs");
    expect(drawn({ secrets: secrets.slice(1), result: { seed, order } })).toBe("differs");
  });

  test("says nothing before the draw", () => {
    expect(drawn(null)).toBeNull();
    expect(drawn({ secrets, result: null })).toBeNull();
  });
});
