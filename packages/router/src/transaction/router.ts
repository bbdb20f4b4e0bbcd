import { router } from "../trpc";
import { getStatus } from "./get-status";
import { prepareTrustline } from "./prepare-trustline";
import { submit } from "./submit";

export const transactionRouter = router({
  prepareTrustline,
  submit,
  status: getStatus,
});
