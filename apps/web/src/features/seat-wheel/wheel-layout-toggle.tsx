"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { MANY_SEATS } from "./seat-wheel";

interface WheelLayoutToggleProps {
  layout: "auto" | "wheel" | "list";
  seats: number;
  onChange: (layout: "wheel" | "list") => void;
}

/** Wheel or list. While nobody has chosen, CSS decides by the screen; this only says what it decided. */
export function WheelLayoutToggle({ layout, seats, onChange }: WheelLayoutToggleProps) {
  const t = useTranslations("wheel");
  const isPhone = useIsPhone();
  const shown = layout === "auto" ? (seats > MANY_SEATS && isPhone ? "list" : "wheel") : layout;
  return (
    <div role="group" aria-label={t("layout")} className="flex rounded-full border border-edge p-0.5">
      {(["wheel", "list"] as const).map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={shown === option}
          onClick={() => onChange(option)}
          className="min-h-9 rounded-full px-3.5 text-[0.9375rem] font-semibold text-soft aria-pressed:bg-indigo-wash aria-pressed:text-indigo"
        >
          {t(option)}
        </button>
      ))}
    </div>
  );
}

/** The same width as in seat-wheel.css. */
const PHONE = "(width < 40rem)";

function useIsPhone(): boolean {
  const [isPhone, setIsPhone] = useState(false);
  useEffect(() => {
    const query = window.matchMedia(PHONE);
    const update = () => setIsPhone(query.matches);
    update();
    query.addEventListener("change", update);
    return () => query.removeEventListener("change", update);
  }, []);
  return isPhone;
}
