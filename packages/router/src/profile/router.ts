import { router } from "../trpc";
import { exportData } from "./export-data";
import { forgetMe } from "./forget-me";
import { setDisplayName } from "./set-display-name";
import { setPicture } from "./set-picture";

export const profileRouter = router({ setDisplayName, setPicture, export: exportData, forget: forgetMe });
