import { prepareTrustlineInput } from "@ajo/schemas";
import { prepares } from "./prepares";

export const prepareTrustline = prepares(prepareTrustlineInput, (chain, input) =>
  chain.prepareTrustline(input),
);
