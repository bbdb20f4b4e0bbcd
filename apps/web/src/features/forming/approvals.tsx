"use client";
import { type GroupDetail, memberAddressSchema } from "@ajo/schemas";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeField } from "@/design/code-field";
import { MoneyButton } from "../money/money-button";
import { useNames } from "../network/use-names";

/** The organiser lets people in, one by one; a request that came by link is filled in already. */
export function Approvals({ group }: { group: GroupDetail }) {
  const t = useTranslations("forming.approvals");
  const nameOf = useNames();
  const [typed, setTyped] = useState(useSearchParams().get("approve") ?? "");
  const address = memberAddressSchema.safeParse(typed.trim());
  const { approved } = group.proceedings;
  const isKnown =
    address.success &&
    (approved.includes(address.data) || group.members.some((member) => member.address === address.data));
  const isWrong = typed.trim() !== "" && !address.success;
  return (
    <section aria-labelledby="approvals" className="grid gap-3 border-t border-line pt-4">
      <h3 id="approvals" className="text-lg">
        {t("title")}
      </h3>
      <CodeField
        label={t("address")}
        help={t("help")}
        problem={isWrong ? t("unclear") : isKnown ? t("known") : undefined}
        value={typed}
        onChange={setTyped}
      />
      {address.success && !isKnown && (
        <MoneyButton
          className="justify-self-start"
          intent={{ kind: "approve", groupId: group.id, member: address.data, approved: true }}
        >
          {t("approve", { name: nameOf(address.data).name })}
        </MoneyButton>
      )}
      {approved.length > 0 && (
        <>
          <p className="text-soft">{t("waiting")}</p>
          <ul className="divide-y divide-line">
            {approved.map((member) => (
              <li key={member} className="flex flex-wrap items-center justify-between gap-2 py-2">
                <span className="min-w-0 break-words">{nameOf(member).name}</span>
                <MoneyButton
                  size="small"
                  tone="quiet"
                  intent={{ kind: "approve", groupId: group.id, member, approved: false }}
                >
                  {t("takeBack", { name: nameOf(member).name })}
                </MoneyButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
