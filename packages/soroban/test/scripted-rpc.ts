import type { z } from "zod";
import type { Chain } from "../src/chain";
import type { Rpc } from "../src/client/rpc";
import { createTokenBook } from "../src/token/token-book";
import { contractIdSchema, type Token } from "@ajo/schemas";
import { FACTORY, GROUP } from "./encode-event";

/** What a method answers, in turn (the last one for ever): a raw result, or an error to fail with. */
export type Script = Record<string, unknown[]>;

/** A network that answers by a script, through the same schemas as a real one. `asked` is what it was asked. */
export function scriptedRpc(script: Script): Rpc & { asked: string[] } {
  const asked: string[] = [];
  const turns = new Map(Object.entries(script).map(([method, answers]) => [method, [...answers]]));
  async function ask<T>(method: string, _params: object, schema: z.ZodType<T>): Promise<T> {
    asked.push(method);
    const answers = turns.get(method) ?? [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === undefined) throw new Error(`the script does not say what ${method} answers`);
    if (answer instanceof Error) throw answer;
    return schema.parse(answer);
  }
  return { ask, asked };
}

export const PASSPHRASE = "Standalone Network ; February 2017";

/** A chain over a scripted network, whose only group is `GROUP`. */
export function scriptedChain(script: Script, tokens: Token[] = []): Chain & { asked: string[] } {
  const rpc = scriptedRpc(script);
  return {
    rpc,
    asked: rpc.asked,
    networkPassphrase: PASSPHRASE,
    factoryId: contractIdSchema.parse(FACTORY),
    tokens: createTokenBook(rpc, PASSPHRASE, tokens),
    registry: { isGroup: async (id) => id === GROUP, remember: () => undefined, shapeOf: () => undefined },
    fees: { inclusionFee: async () => 100n },
    followTimeoutMs: 400,
  };
}
