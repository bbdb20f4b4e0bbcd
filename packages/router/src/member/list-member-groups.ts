import { AjoError, memberGroupsInput, memberGroupsOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const listMemberGroups = procedure
  .input(memberGroupsInput)
  .output(memberGroupsOutput)
  .query(() => {
    throw new AjoError("NotAvailable", "not built yet");
  });
