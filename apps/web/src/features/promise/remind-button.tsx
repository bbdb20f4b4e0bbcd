"use client";
import type { GroupId, MemberAddress, WalletAddress } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Button } from "@/design/button";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";
import { useSignedIn } from "./use-signed-in";

/** A kind word into somebody's inbox; at most one a day arrives. */
export function RemindButton({
  groupId,
  member,
  name,
}: {
  groupId: GroupId;
  member: MemberAddress;
  name: string;
}) {
  const t = useTranslations("promise");
  const signedIn = useSignedIn();
  const nudge = trpc.promise.nudge.useMutation();
  // A contract account has no inbox. The schema that could say so would bring all of Zod along.
  const wallet = member.startsWith("G") ? (member as string as WalletAddress) : undefined;
  if (signedIn === null || wallet === undefined) return null;
  return (
    <>
      <Button
        tone="quiet"
        size="small"
        disabled={nudge.isPending || nudge.isSuccess}
        onClick={() => nudge.mutate({ groupId, member: wallet })}
      >
        {t("remind")}
      </Button>
      <p role="status" className="w-full text-[0.9375rem] text-soft">
        {nudge.data === undefined ? "" : t(nudge.data.outcome === "sent" ? "reminded" : "notNow", { name })}
      </p>
      {nudge.isError && <ErrorNotice error={toPageError(nudge.error)} />}
    </>
  );
}
