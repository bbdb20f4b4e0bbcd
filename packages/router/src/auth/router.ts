import { router } from "../trpc";
import { createChallenge } from "./create-challenge";
import { getSession } from "./get-session";
import { signOut } from "./sign-out";
import { verifyChallenge } from "./verify-challenge";

export const authRouter = router({
  challenge: createChallenge,
  verify: verifyChallenge,
  session: getSession,
  signOut,
});
