import {
  AjoError,
  type GroupSnapshot,
  type PlainKind,
  type PreparedTransaction,
  type WalletAddress,
} from "@ajo/schemas";
import type { ScVal } from "@stellar/stellar-sdk/xdr";
import type { Chain } from "../chain";
import { prepareInvocation } from "../transaction/prepare-invocation";
import { requireTerms } from "./read-group";

export interface GroupCallTarget {
  source: WalletAddress;
  groupId: GroupSnapshot["id"];
}

/** Who has to sign a call: whoever sends it, or the organiser alone (`NotOrganiser` for everybody else). */
type Signer = "anyone" | "organiser";

/** A call of a group whose effect needs no more words than its kind. */
export async function prepareGroupCall(
  chain: Chain,
  { source, groupId }: GroupCallTarget,
  { kind, method, args, by = "anyone" }: { kind: PlainKind; method: string; args: ScVal[]; by?: Signer },
): Promise<PreparedTransaction> {
  const { organiser, config } = await requireTerms(chain, groupId);
  if (by === "organiser" && (organiser as string) !== source)
    throw new AjoError("NotOrganiser", `${source} is not the organiser of ${groupId}`);
  const call = { source, contractId: groupId, method, args };
  return prepareInvocation(chain, call, () => ({ kind, groupId, name: config.name }));
}
