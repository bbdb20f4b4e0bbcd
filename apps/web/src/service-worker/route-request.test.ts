import { expect, test } from "vitest";
import { routeRequest } from "./route-request";

const ORIGIN = "https://ajo.example";
const route = (path: string, mode = "cors", method = "GET") =>
  routeRequest({ url: new URL(path, ORIGIN).href, mode, method }, ORIGIN);

test("nothing of the API is ever kept or answered from a cache", () => {
  for (const mode of ["cors", "navigate", "same-origin"])
    for (const path of ["/api/trpc/group.byId?input=1", "/api/trpc/network.info", "/api/anything"])
      expect(route(path, mode)).toBe("network");
});

test("files named by their content are kept; pages come from the network first", () => {
  expect(route("/_next/static/chunks/main-abc.js")).toBe("asset");
  expect(route("/groups/CABC", "navigate")).toBe("page");
});

test("everything else is left alone: data of pages, other sites, what is sent, the rescue page", () => {
  expect(route("/groups/CABC?_rsc=1")).toBe("network");
  expect(route("https://rpc.example/_next/static/x.js")).toBe("network");
  expect(route("/groups", "navigate", "POST")).toBe("network");
  expect(route("/rescue", "navigate")).toBe("network");
});
