"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/design/button";
import { Icon } from "@/design/icons";

/** Copies the link that lets somebody see everything and take a seat. */
export function InviteButton({ groupId }: { groupId: string }) {
  const t = useTranslations("group.invite");
  const [link, setLink] = useState<{ url: string; copied: boolean } | null>(null);
  async function share() {
    const url = `${window.location.origin}/join/${groupId}`;
    const copied = await navigator.clipboard.writeText(url).then(
      () => true,
      () => false,
    );
    setLink({ url, copied });
  }
  return (
    <>
      <Button tone="quiet" size="small" onClick={() => void share()}>
        <Icon name={link?.copied === true ? "check" : "copy"} size={18} />
        {t("copy")}
      </Button>
      <span role="status" className="min-w-0 text-[0.9375rem] text-soft">
        {link === null ? "" : link.copied ? t("copied") : t("here", { link: link.url })}
      </span>
    </>
  );
}
