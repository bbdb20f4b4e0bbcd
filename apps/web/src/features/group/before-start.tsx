import { useTranslations } from "next-intl";
import { ButtonLink } from "@/design/button";
import { useFormats } from "@/lib/format/use-formats";
import { useNetworkNow } from "../network/use-network";
import type { MyGroup } from "./my-group";
import { stepBeforeStart } from "./step-before-start";

/** What is waited for, and by whom; what is mine to do is done on the group's page, where everything about it is said. */
export function BeforeStart({ mine }: { mine: MyGroup }) {
  const { group } = mine;
  const t = useTranslations("groups.my");
  const mineTexts = useTranslations("mine");
  const forming = useTranslations("forming");
  const order = useTranslations("forming.order");
  const draw = useTranslations("forming.draw");
  const formats = useFormats();
  const step = stepBeforeStart(mine, useNetworkNow());
  const toGroup = (text: string) => (
    <ButtonLink className="mt-1" href={`/groups/${group.id}`}>
      {text}
    </ButtonLink>
  );
  switch (step?.is) {
    case "accept":
      return (
        <>
          <p className="text-xl">{order("title")}</p>
          {toGroup(order("accept", { turn: step.turn }))}
        </>
      );
    case "show":
      return (
        <>
          <p className="text-xl">{draw("until", { date: formats.dateTime(step.until) })}</p>
          {toGroup(draw("reveal"))}
        </>
      );
    case "shown":
      return <p className="text-lg">{draw("shown")}</p>;
    case "missed":
      return (
        <>
          <p className="text-lg">{draw("tooLate")}</p>
          <p className="text-soft">{draw("tooLateText")}</p>
        </>
      );
    case "start":
      return (
        <>
          <p className="text-xl">{mineTexts("full")}</p>
          {toGroup(
            group.turnOrder === "random"
              ? forming("openDraw", { members: group.memberCount })
              : mineTexts("start", { members: group.memberCount }),
          )}
        </>
      );
    case undefined:
      return <p className="text-lg">{t("forming", { taken: group.memberCount, seats: group.maxMembers })}</p>;
  }
}
