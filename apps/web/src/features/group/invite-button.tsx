"use client";
import type { GroupSummary } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/design/button";
import { Icon } from "@/design/icons";

const InvitationSheet = dynamic(
  () => import("../forming/invitation-sheet").then((module) => module.InvitationSheet),
  { ssr: false },
);

/** Opens the link and the code that let somebody see everything and take a seat. */
export function InviteButton({ group }: { group: GroupSummary }) {
  const t = useTranslations("group.invite");
  const [open, setOpen] = useState(false);
  // Where invitations are made one by one, their links are on the organiser's panel.
  if (group.admission === "invitation") return null;
  return (
    <>
      <Button tone="quiet" size="small" onClick={() => setOpen(true)}>
        <Icon name="qr" size={18} />
        {t("open")}
      </Button>
      {open && (
        <InvitationSheet
          group={group}
          url={`${window.location.origin}/join/${group.id}`}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
