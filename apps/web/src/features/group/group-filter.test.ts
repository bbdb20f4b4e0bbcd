import { expect, test } from "vitest";
import { hrefOfFilter, listInputOf, parseGroupFilter } from "./group-filter";

const parse = (query: string) => {
  const parameters = new URLSearchParams(query);
  return parseGroupFilter((name) => parameters.get(name));
};

test("a filter survives its address", () => {
  for (const filter of [
    { status: "all", search: "", openSeats: false },
    { status: "forming", search: "Ọjà & co", openSeats: true },
  ] as const)
    expect(parse(hrefOfFilter(filter).replace(/^[^?]*/, ""))).toEqual(filter);
  expect(hrefOfFilter(parse(""))).toBe("/groups");
});

test("an address that makes no sense asks for everything", () => {
  expect(parse("status=gone&open=maybe&search=%20%20")).toEqual({
    status: "all",
    search: "",
    openSeats: false,
  });
  expect(parse(`search=${"x".repeat(500)}`).search).toHaveLength(64);
});

test("nothing that narrows nothing is asked for", () => {
  expect(listInputOf(parse(""))).toEqual({ limit: 12, status: undefined });
  expect(listInputOf(parse("status=active&search=ada&open=yes"))).toEqual({
    limit: 12,
    status: "active",
    search: "ada",
    withOpenSeats: true,
  });
});
