import { authRouter } from "./auth/router";
import { groupRouter } from "./group/router";
import { memberRouter } from "./member/router";
import { networkRouter } from "./network/router";
import { notificationRouter } from "./notification/router";
import { profileRouter } from "./profile/router";
import { promiseRouter } from "./promise/router";
import { transactionRouter } from "./transaction/router";
import { router } from "./trpc";

export const appRouter = router({
  group: groupRouter,
  member: memberRouter,
  transaction: transactionRouter,
  auth: authRouter,
  notification: notificationRouter,
  profile: profileRouter,
  promise: promiseRouter,
  network: networkRouter,
});
export type AppRouter = typeof appRouter;
