import { router } from "../trpc";
import { getStatus } from "./get-status";
import { listMine } from "./list-mine";
import { prepareTrustline } from "./prepare-trustline";
import { submit } from "./submit";

export const transactionRouter = router({
  prepareTrustline,
  submit,
  status: getStatus,
  mine: listMine,
});
