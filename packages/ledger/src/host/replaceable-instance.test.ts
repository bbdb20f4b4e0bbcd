import { readFileSync } from "node:fs";
import { beforeEach, expect, it } from "vitest";
import { HostArtefactError, HostTrapError } from "./errors";
import { FrameWriter } from "./frame";
import { ReplaceableInstance } from "./replaceable-instance";
import type { StoredEntry } from "./types";
import { webAssembly, type WasmModule } from "./webassembly";

const nothing = new FrameWriter();
let traps: Error[];
let module: WasmModule;

beforeEach(async () => {
  traps = [];
  module = await webAssembly.compile(readFileSync(new URL("./fixtures/trapping-host.wasm", import.meta.url)));
});

const instance = (): ReplaceableInstance => new ReplaceableInstance(module, (trap) => traps.push(trap));

it("a trap that repeats itself is told with the panic's words and the first trap as its cause", () => {
  const call = (): unknown => instance().call("invoke", nothing);
  expect(call).toThrow(HostTrapError);
  expect(call).toThrow(/invoke: out of luck/);
  expect(traps).toHaveLength(4);
});

it("a trap that a fresh instance does not repeat yields the answer, and is reported all the same", () => {
  const answers: (StoredEntry | null)[] = [null, { entry: new Uint8Array(0), liveUntil: null }];
  const answer = instance().call("simulate_invoke", nothing, () => answers.shift() ?? null);
  expect([...answer]).toEqual([7, 0, 0, 0]);
  expect(traps).toHaveLength(1);
});

it("a fresh instance knows the settings again", () => {
  const host = instance();
  const isConfigured = (): number => host.call("rent_size", nothing)[0] ?? -1;
  expect(isConfigured()).toBe(0);
  host.configure(nothing);
  expect(() => host.call("invoke", nothing)).toThrow(HostTrapError);
  expect(isConfigured()).toBe(1);
});

it("a call that the compiled host does not have is a matter of the artefact, not of the call", () => {
  expect(() => instance().call("rent_fee", nothing)).toThrow(HostArtefactError);
});
