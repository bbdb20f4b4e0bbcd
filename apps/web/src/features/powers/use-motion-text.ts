import type { Motion } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useNames } from "../network/use-names";

/** What a motion would do, in one sentence. */
export function useMotionText(): (motion: Motion) => string {
  const t = useTranslations("powers.motion");
  const nameOf = useNames();
  return (motion) => {
    switch (motion.kind) {
      case "pause":
      case "cancel":
        return t(motion.kind);
      case "upgrade":
        return t("upgrade", { code: motion.code.slice(0, 8) });
      case "recover":
        return t("recover", { member: nameOf(motion.lost).name, fresh: nameOf(motion.fresh).name });
      case "veto":
        return t("veto", { member: nameOf(motion.member).name });
    }
  };
}
