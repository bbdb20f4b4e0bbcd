import { AjoError, groupMembersInput, groupMembersOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const listMembers = procedure
  .input(groupMembersInput)
  .output(groupMembersOutput)
  .query(() => {
    throw new AjoError("NotAvailable", "not built yet");
  });
