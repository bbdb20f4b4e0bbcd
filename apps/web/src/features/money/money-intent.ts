import type { ContractId, GroupConfig, GroupId, MemberAddress } from "@ajo/schemas";

/** What a person wants to do on the chain, before anything is built. Everything a retry needs. */
export type MoneyIntent =
  | { kind: "create"; config: GroupConfig; organiserJoins: boolean; salt: string }
  | { kind: "join"; groupId: GroupId }
  | { kind: "leave"; groupId: GroupId }
  | { kind: "start"; groupId: GroupId }
  | { kind: "contribute"; groupId: GroupId; member?: MemberAddress; round: number; rounds: number }
  | { kind: "settle"; groupId: GroupId }
  | { kind: "claim"; groupId: GroupId; member?: MemberAddress }
  /** Makes the account able to hold a token; `then` is what it was needed for. */
  | { kind: "trustline"; token: ContractId; then?: MoneyIntent };

/** The group an intent is about; null when it has none yet. */
export function groupOfIntent(intent: MoneyIntent): GroupId | null {
  return intent.kind === "create" || intent.kind === "trustline" ? null : intent.groupId;
}
