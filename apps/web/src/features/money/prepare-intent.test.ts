import { groupCallInputs } from "@ajo/schemas";
import { expect, test } from "vitest";
import { ADA, GROUP_ID } from "@/testing/make-group";
import type { ApiUtils } from "./make-money-ports";
import type { MoneyIntent, MoneyKind } from "./money-intent";
import { prepareIntent } from "./prepare-intent";

/** A client that answers with the path that was called and what it was given. */
function recordingClient(): ApiUtils["client"] {
  const at = (path: string): unknown =>
    new Proxy(
      {},
      {
        get: (_target, key) =>
          key === "mutate"
            ? (input: unknown) => Promise.resolve({ path, input })
            : at(`${path}.${String(key)}`),
      },
    );
  return at("api") as ApiUtils["client"];
}

const kinds = Object.keys(groupCallInputs).map(
  (call) => (call.charAt(7).toLowerCase() + call.slice(8)) as Exclude<MoneyKind, "create" | "trustline">,
);

test.each(kinds)(
  "%s is prepared by the procedure of its name, with what was asked and who signs",
  async (kind) => {
    const procedure = `prepare${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
    expect(Object.keys(groupCallInputs)).toContain(procedure);
    const intent = { kind, groupId: GROUP_ID, extra: 1n } as unknown as MoneyIntent;
    expect(await prepareIntent(recordingClient(), intent, ADA)).toEqual({
      path: `api.group.${procedure}`,
      input: { groupId: GROUP_ID, extra: 1n, source: ADA },
    });
  },
);
