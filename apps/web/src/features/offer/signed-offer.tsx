"use client";
import { useTranslations } from "next-intl";
import { QRCodeSVG } from "qrcode.react";
import { Button } from "@/design/button";
import { Notice } from "@/design/notice";
import { ShareButton } from "@/design/share-button";
import { useFormats } from "@/lib/format/use-formats";
import { ErrorNotice } from "../errors/error-notice";
import { type Offer, offerLink } from "./offer";
import type { Signing } from "./use-sign-offer";

/** Above this many letters a code is too fine for a phone's camera to read from a screen. */
const CODE_MAX = 1_400;

interface SignedOfferProps {
  signing: Signing;
  /** What the button that signs says. */
  label: string;
  disabled: boolean;
  onSign: () => void;
  /** The words that go with the link. */
  textFor: (offer: Offer, link: string) => string;
}

/** The button that signs an offer, and the signed offer as something to send. */
export function SignedOffer({ signing, label, disabled, onSign, textFor }: SignedOfferProps) {
  const t = useTranslations("seat.offer");
  const formats = useFormats();
  if (signing.phase === "signed") {
    const { offer } = signing;
    const link = offerLink(window.location.origin, offer);
    return (
      <Notice tone="leaf" title={t("signed")}>
        <div className="grid gap-3">
          <p>{t("sendIt", { date: formats.dateTime(offer.expiresAt) })}</p>
          <div className="flex flex-wrap items-center gap-3">
            <ShareButton text={textFor(offer, link)} copied={t("copied")}>
              {t("send")}
            </ShareButton>
          </div>
          <details>
            <summary className="inline-block min-h-7 underline decoration-line underline-offset-4">
              {t("showLink")}
            </summary>
            <div className="mt-3 grid gap-3">
              {link.length <= CODE_MAX && (
                <div className="justify-self-start rounded-(--radius-m) border border-line bg-white p-3">
                  <QRCodeSVG value={link} size={240} level="L" title={t("code")} />
                </div>
              )}
              <a href={link} className="address line-clamp-3 text-sm break-all" data-offer>
                {link}
              </a>
            </div>
          </details>
        </div>
      </Notice>
    );
  }
  return (
    <div className="grid gap-3 justify-self-start">
      {signing.phase === "failed" && <ErrorNotice error={signing.error} />}
      <Button tone="quiet" disabled={disabled || signing.phase === "signing"} onClick={onSign}>
        {signing.phase === "signing" ? t("signing") : label}
      </Button>
    </div>
  );
}
