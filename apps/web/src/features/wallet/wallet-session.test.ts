import { expect, test } from "vitest";
import { ADA } from "@/testing/make-group";
import { parseWalletSession } from "./wallet-session";

test("a session is taken back as it was kept", () => {
  const session = { kind: "local", address: ADA, personName: "Ada" };
  expect(parseWalletSession(JSON.stringify(session))).toEqual(session);
});

test.each([
  null,
  undefined,
  "",
  "none",
  "{",
  "null",
  "[]",
  `{"kind":"local","address":"GABC","personName":null}`,
  `{"kind":"ledger","address":"${ADA}","personName":null}`,
  `{"kind":"local","address":"${ADA}"}`,
])("%j is no session", (text) => expect(parseWalletSession(text)).toBeNull());
