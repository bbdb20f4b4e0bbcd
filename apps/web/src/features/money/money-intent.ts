import type { ContractId, groupCallInputs, GroupId, prepareCreateInput } from "@ajo/schemas";
import type { z } from "zod";

/** What a `prepareX` takes beside its source: what it may leave out may be left out here, too. */
type Asked<Schema extends z.ZodType<object, object>> = {
  [Key in keyof Omit<z.input<Schema>, "source">]: Key extends keyof z.output<Schema>
    ? z.output<Schema>[Key]
    : never;
};

/** `prepareX` of every call of a group, as an intent of kind "x". */
type GroupIntent = {
  [Call in keyof typeof groupCallInputs]: { kind: KindOf<Call> } & Asked<(typeof groupCallInputs)[Call]>;
}[keyof typeof groupCallInputs];
type KindOf<Call extends string> = Call extends `prepare${infer Kind}` ? Uncapitalize<Kind> : never;

/** What a person wants to do on the chain, before anything is built. Everything a retry needs. */
export type MoneyIntent =
  | GroupIntent
  | ({ kind: "create" } & Asked<typeof prepareCreateInput>)
  /** Makes the account able to hold a token; `then` is what it was needed for. */
  | { kind: "trustline"; token: ContractId; then?: MoneyIntent };
export type MoneyKind = MoneyIntent["kind"];
export type IntentOf<Kind extends MoneyKind> = Extract<MoneyIntent, { kind: Kind }>;

/** The group an intent is about; null when it has none yet. */
export function groupOfIntent(intent: MoneyIntent): GroupId | null {
  return intent.kind === "create" || intent.kind === "trustline" ? null : intent.groupId;
}
