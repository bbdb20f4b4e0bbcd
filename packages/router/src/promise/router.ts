import { router } from "../trpc";
import { listPromises } from "./list-promises";
import { makePromise } from "./make-promise";
import { nudgeMember } from "./nudge-member";
import { withdrawPromise } from "./withdraw-promise";

export const promiseRouter = router({
  list: listPromises,
  make: makePromise,
  withdraw: withdrawPromise,
  nudge: nudgeMember,
});
