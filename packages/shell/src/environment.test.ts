import { describe, expect, it } from "vitest";
import { z } from "zod";
import { jsonList, networkEnvironment, processEnvironment, required } from "./environment";

const FACTORY = "CCJZ5DGASBWQXR5MPFCJXMBI333XE5U3FSJTNQU7RIKE3P5GN2K2WYD5";
const network = z.object(networkEnvironment);
const usable = {
  STELLAR_RPC_URL: "http://a.test:8000, https://b.test/rpc",
  STELLAR_NETWORK_PASSPHRASE: "Test SDF Network ; September 2015",
  AJO_FACTORY_ID: FACTORY,
};
const complaint = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

describe("variables of the environment", () => {
  it("name several endpoints of one network in one variable", () => {
    expect(network.parse(usable).STELLAR_RPC_URL).toEqual(["http://a.test:8000", "https://b.test/rpc"]);
  });

  it("say what to set when they are missing or unusable", () => {
    expect(complaint(network, { ...usable, STELLAR_RPC_URL: undefined })).toBe(
      "set it to the URL of a stellar-rpc",
    );
    expect(complaint(network, { ...usable, STELLAR_RPC_URL: "ftp://a.test" })).toBe(
      "set it to the URL of a stellar-rpc",
    );
    expect(complaint(required("set it to a name"), "")).toBe("set it to a name");
  });

  it("show how a list looks when it is not JSON, or not of the right things", () => {
    const list = jsonList(z.number(), "[1,2]");
    expect(list.parse("[3]")).toEqual([3]);
    for (const text of ["", "[", '["a"]', "{}"])
      expect(complaint(list, text)).toBe("set it to a JSON list like [1,2]");
  });

  it("have sensible values when unset", () => {
    expect(z.object(processEnvironment).parse({})).toEqual({
      MAX_INDEXER_LAG: 120,
      LOG_LEVEL: "info",
      AJO_EXIT_WITH_PARENT: false,
    });
  });
});
