import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

test("in production nothing inline runs but what carries the nonce, and nothing evaluates code", () => {
  const policy = contentSecurityPolicy("abc", { development: false });
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).not.toContain("unsafe-eval");
  expect(policy.replace("style-src-attr 'unsafe-inline'", "")).not.toContain("unsafe-inline");
  expect(policy).toContain("frame-ancestors 'none'");
});

test("only a page that asks the network itself may connect elsewhere", () => {
  expect(contentSecurityPolicy("abc", { development: false })).toContain("connect-src 'self';");
  expect(contentSecurityPolicy("abc", { development: false, networks: true })).toContain(
    "connect-src 'self' https: http://127.0.0.1:* http://localhost:*;",
  );
});
