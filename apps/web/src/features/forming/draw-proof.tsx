"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Copyable } from "@/design/copyable";
import { Notice } from "@/design/notice";
import { useNames } from "../network/use-names";
import { checkDraw } from "./check-draw";

/** How the turns were drawn, recomputed by this page from what everybody showed. Nothing where nothing was drawn. */
export function DrawProof({ group }: { group: GroupDetail }) {
  const t = useTranslations("forming.proof");
  const nameOf = useNames();
  const outcome = checkDraw(group);
  const { draw } = group.proceedings;
  if (outcome === null || draw?.result == null) return null;
  return (
    <section aria-labelledby="draw-proof">
      <h3 id="draw-proof" className="mb-3 text-xl">
        {t("title")}
      </h3>
      <p className="mb-3">{t("text")}</p>
      <Notice tone={outcome === "agrees" ? "leaf" : "clay"} title={t(outcome)} />
      <p className="mt-3 text-[0.9375rem] text-soft">{t("seed")}</p>
      <Copyable text={draw.result.seed} label={t("copy")} copied={t("copied")} />
      <details className="mt-3">
        <summary className="min-h-8 font-semibold">{t("secrets")}</summary>
        <ul className="mt-2 grid gap-3">
          {[...draw.secrets]
            .sort((one, other) => one.seat - other.seat)
            .map(({ seat, secret }) => {
              const member = group.members.find((candidate) => candidate.seat === seat);
              return (
                <li key={seat}>
                  {member === undefined ? null : nameOf(member.address, member.displayName).name}
                  <code className="address block text-[0.8125rem] text-soft">{secret}</code>
                </li>
              );
            })}
        </ul>
      </details>
    </section>
  );
}
