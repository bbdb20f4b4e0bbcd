"use client";
import type { GroupSummary } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/design/button";
import { Icon } from "@/design/icons";

const InviteSheet = dynamic(() => import("./invite-sheet").then((module) => module.InviteSheet), {
  ssr: false,
});

/** Opens the link and the code that let somebody see everything and take a seat. */
export function InviteButton({ group }: { group: GroupSummary }) {
  const t = useTranslations("group.invite");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" size="small" onClick={() => setOpen(true)}>
        <Icon name="qr" size={18} />
        {t("open")}
      </Button>
      {open && <InviteSheet group={group} onClose={() => setOpen(false)} />}
    </>
  );
}
