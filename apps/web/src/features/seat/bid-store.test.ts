import { sealBid } from "@ajo/schemas";
import { beforeEach, expect, test, vi } from "vitest";
import { ADA, GROUP_ID } from "@/testing/make-group";
import { memoryStorage } from "../money/testing/memory-storage";
import { confirmBid, findBid, keepBid } from "./bid-store";

const at = { groupId: GROUP_ID, round: 1, account: ADA };
const signed = { discountBps: 1_000, salt: "a".repeat(64) };
const unsigned = { discountBps: 2_000, salt: "b".repeat(64) };
const sealOf = ({ discountBps, salt }: typeof signed) => sealBid(discountBps, salt, ADA);

beforeEach(() => vi.stubGlobal("localStorage", memoryStorage()));

test("a bid that is begun and not signed leaves the one to open that was", () => {
  keepBid(at, signed);
  confirmBid(at, sealOf(signed));
  keepBid(at, unsigned);
  expect(findBid(at)).toEqual(signed);
  confirmBid(at, sealOf(unsigned));
  expect(findBid(at)).toEqual(unsigned);
});

test("the newest is opened when no confirmation was heard of, and none of another round or account", () => {
  keepBid(at, unsigned);
  keepBid(at, signed);
  expect(findBid(at)).toEqual(signed);
  expect(findBid({ ...at, round: 2 })).toBeNull();
  expect(findBid({ ...at, account: "other" })).toBeNull();
});

test("what the browser does not hold as it was written is no bid; what cannot be kept is refused", () => {
  keepBid(at, signed);
  for (const stored of ["nonsense", "{}", '{"begun":[{"discountBps":1,"salt":"b"}],"sealed":null}']) {
    vi.stubGlobal("localStorage", { getItem: () => stored });
    expect(findBid(at)).toBeNull();
  }
  const setItem = () => {
    throw new Error("full");
  };
  vi.stubGlobal("localStorage", { getItem: () => null, setItem });
  expect(() => keepBid(at, signed)).toThrow("StorageUnavailable");
});
