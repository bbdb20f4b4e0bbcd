import { router } from "../trpc";
import { setDisplayName } from "./set-display-name";

export const profileRouter = router({ setDisplayName });
