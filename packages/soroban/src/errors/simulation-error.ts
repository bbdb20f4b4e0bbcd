import { AjoError } from "@ajo/schemas";
import type { DiagnosticEvent } from "@stellar/stellar-sdk/xdr";
import type { Chain } from "../chain";
import { explainEvents } from "./explain-events";

/** What a failed simulation means. `detail` carries the host's own error code, or its first line. */
export async function simulationError(
  chain: Chain,
  failure: { error: string; events: DiagnosticEvent[] },
): Promise<AjoError> {
  const explained = await explainEvents(chain, failure.events);
  const detail = explained?.detail ?? firstLine(failure.error);
  return new AjoError(explained?.code ?? "TransactionFailed", `the network says it would fail: ${detail}`, {
    data: { detail },
    cause: failure.error,
  });
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
