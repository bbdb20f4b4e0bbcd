import { router } from "../trpc";
import { advanceTime } from "./advance-time";
import { getAccount } from "./get-account";
import { getInfo } from "./get-info";

export const networkRouter = router({
  info: getInfo,
  account: getAccount,
  advanceTime,
});
