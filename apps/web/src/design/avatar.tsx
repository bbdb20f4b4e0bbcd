"use client";
import { useState } from "react";
import { Icon } from "./icons";
import { initialsOf } from "./initials";

/** A person's picture, or the initials of their name. It says nothing that the name beside it does not say. */
export function Avatar({
  name,
  picture,
  size = 40,
}: {
  /** Null when only an address is known. */
  name: string | null;
  /** Where it is; null or undefined when there is none. */
  picture: string | null | undefined;
  /** In CSS pixels. */
  size?: number;
}) {
  const [missing, setMissing] = useState<string | null>(null);
  const shown = picture != null && picture !== missing;
  return (
    <span
      aria-hidden="true"
      className="grid shrink-0 place-items-center overflow-hidden rounded-full bg-sunk font-semibold text-soft"
      style={{ inlineSize: size, blockSize: size, fontSize: size * 0.38 }}
    >
      {shown && (
        <img
          src={picture}
          alt=""
          width={size}
          height={size}
          loading="lazy"
          decoding="async"
          className="size-full object-cover"
          onError={() => setMissing(picture)}
        />
      )}
      {!shown && (name === null ? <Icon name="people" size={size * 0.55} /> : initialsOf(name))}
    </span>
  );
}
