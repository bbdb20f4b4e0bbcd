import { router } from "../trpc";
import { exportData } from "./export-data";
import { forgetMe } from "./forget-me";
import { setDisplayName } from "./set-display-name";

export const profileRouter = router({ setDisplayName, export: exportData, forget: forgetMe });
