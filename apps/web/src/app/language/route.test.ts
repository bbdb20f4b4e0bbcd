import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { GET } from "./route";

const choose = (to: string, referer?: string) =>
  GET(
    new NextRequest(`http://ajo.test/language?to=${to}`, {
      headers: { host: "ajo.test", ...(referer === undefined ? {} : { referer }) },
    }),
  );

test("a choice is kept, and the reader is back on the same page", () => {
  const response = choose("en", "http://ajo.test/groups?status=forming");
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("/groups?status=forming");
  expect(response.headers.get("set-cookie")).toContain("ajo_language=en;");
});

test("a language that we do not speak changes nothing", () => {
  expect(choose("xx", "http://ajo.test/me").headers.get("set-cookie")).toBeNull();
});

test("nobody is sent to another site", () => {
  for (const referer of ["http://evil.test/x", "http://ajo.test//evil.test", "nonsense", undefined])
    expect(choose("en", referer).headers.get("location")).toMatch(/^\/(evil\.test)?$/);
});
