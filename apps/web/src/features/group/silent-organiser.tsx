import type { GroupSummary } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/design/button";
import { useFormats } from "@/lib/format/use-formats";
import { useNames } from "../network/use-names";

/** For the deputy: the group waits for somebody to lead it. Its page says more, and does it. */
export function SilentOrganiser({ group, seenAt }: { group: GroupSummary; seenAt: Date }) {
  const t = useTranslations("powers.organiser");
  const formats = useFormats();
  const { name } = useNames()(group.organiser);
  return (
    <>
      <p>{t("succeedHelp", { name, seen: formats.day(seenAt) })}</p>
      <ButtonLink tone="quiet" className="justify-self-start" href={`/groups/${group.id}`}>
        {t("succeed")}
      </ButtonLink>
    </>
  );
}
