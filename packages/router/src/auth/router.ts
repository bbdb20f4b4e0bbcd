import { router } from "../trpc";
import { createChallenge } from "./create-challenge";
import { getSession } from "./get-session";
import { refreshSession } from "./refresh-session";
import { signOut } from "./sign-out";
import { verifyChallenge } from "./verify-challenge";

export const authRouter = router({
  challenge: createChallenge,
  verify: verifyChallenge,
  refresh: refreshSession,
  session: getSession,
  signOut,
});
