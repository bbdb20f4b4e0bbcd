"use client";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import type { ButtonLook } from "./button-look";
import { Icon } from "./icons";

interface ShareButtonProps extends ButtonLook {
  text: string;
  /** Said politely when the device has no share sheet and the text was copied instead. */
  copied: string;
  children: ReactNode;
}

/** Hands a text to whatever the device shares with; copies it where there is no such thing. */
export function ShareButton({ text, copied, children, ...look }: ShareButtonProps) {
  const [done, setDone] = useState(false);
  async function share() {
    setDone(false);
    if (typeof navigator.share === "function" && (await attempt(navigator.share({ text })))) return;
    setDone(await attempt(navigator.clipboard.writeText(text)));
  }
  return (
    <>
      <Button {...look} onClick={() => void share()}>
        <Icon name={done ? "check" : "share"} size={18} />
        {children}
      </Button>
      <span role="status" className={done ? "text-[0.9375rem] text-soft" : "sr-only"}>
        {done ? copied : ""}
      </span>
    </>
  );
}

const attempt = (work: Promise<void>) =>
  work.then(
    () => true,
    () => false, // closed without sharing, or not allowed to
  );
