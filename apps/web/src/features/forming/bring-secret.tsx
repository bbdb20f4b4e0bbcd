"use client";
import { isHex32 } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/design/button";
import { CodeField } from "@/design/code-field";

/** A secret that was copied elsewhere comes back by hand. Whether it is the right one, the contract says. */
export function BringSecret({ onBring }: { onBring: (secret: string) => void }) {
  const t = useTranslations("forming.secret");
  const [typed, setTyped] = useState("");
  const secret = typed.trim().toLowerCase();
  const isWrong = secret !== "" && !isHex32(secret);
  return (
    <details>
      <summary className="min-h-8 font-semibold">{t("bring")}</summary>
      <div className="mt-2 grid gap-3">
        <CodeField
          label={t("bringLabel")}
          help={t("bringHelp")}
          problem={isWrong ? t("bringUnclear") : undefined}
          value={typed}
          onChange={setTyped}
        />
        <Button
          size="small"
          tone="quiet"
          className="justify-self-start"
          disabled={!isHex32(secret)}
          onClick={() => onBring(secret)}
        >
          {t("bringDone")}
        </Button>
      </div>
    </details>
  );
}
