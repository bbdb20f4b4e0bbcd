import { type GroupId, isStrkey } from "@ajo/schemas";

/** A group's id as somebody typed or linked it, or null when it is no contract address. */
export function parseGroupId(text: string): GroupId | null {
  // The brand says that the checksum was checked, which is what this line does without loading a schema.
  return isStrkey("contract", text) ? (text as GroupId) : null;
}
