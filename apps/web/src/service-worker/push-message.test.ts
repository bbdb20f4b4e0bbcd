import { expect, test } from "vitest";
import { readPushMessage } from "./push-message";

const message = { title: "Market women", body: "It is due.", language: "en", tag: "1", path: "/groups/C1" };

test("a message of the server is read as it is", () => {
  expect(readPushMessage(JSON.stringify({ ...message, more: 1 }))).toEqual(message);
});

test("nothing leads to another site, and what is no message is none", () => {
  for (const path of ["//evil.example", "https://evil.example", "groups", ""])
    expect(readPushMessage(JSON.stringify({ ...message, path }))).toBeNull();
  for (const text of ["", "null", "[]", "{}", JSON.stringify({ ...message, body: 3 })])
    expect(readPushMessage(text)).toBeNull();
});
