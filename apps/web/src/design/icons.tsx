import type { ReactNode } from "react";

export type IconName =
  | "check"
  | "clock"
  | "alert"
  | "moon"
  | "sun"
  | "wallet"
  | "copy"
  | "arrow"
  | "receive"
  | "people"
  | "leave"
  | "spark"
  | "close"
  | "external"
  | "offline"
  | "shield"
  | "globe"
  | "share"
  | "print"
  | "download"
  | "qr"
  | "bell"
  | "grip"
  | "up"
  | "down"
  | "dot";

const PATHS: Record<IconName, ReactNode> = {
  check: <path d="M4.5 12.5 10 18 19.5 7" />,
  clock: <path d="M12 7v5.2l3.4 2M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17Z" />,
  alert: (
    <path d="M12 8.5v4.5m0 3.4v.1M10.6 4.6 3.4 17.2a1.6 1.6 0 0 0 1.4 2.4h14.4a1.6 1.6 0 0 0 1.4-2.4L13.4 4.6a1.6 1.6 0 0 0-2.8 0Z" />
  ),
  moon: <path d="M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7Z" />,
  sun: (
    <path d="M12 7.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4ZM12 3v1.6m0 14.8V21M3 12h1.6m14.8 0H21M5.6 5.6l1.2 1.2m10.4 10.4 1.2 1.2m0-12.8-1.2 1.2M6.8 17.2l-1.2 1.2" />
  ),
  wallet: (
    <path d="M4 8.2V17a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V9.8a1.6 1.6 0 0 0-1.6-1.6H5.4A1.4 1.4 0 0 1 4 6.8 1.8 1.8 0 0 1 5.8 5H17m-1 8.6h.1" />
  ),
  copy: (
    <path d="M9 8.5h8.5A1.5 1.5 0 0 1 19 10v8.5a1.5 1.5 0 0 1-1.5 1.5H9a1.5 1.5 0 0 1-1.5-1.5V10A1.5 1.5 0 0 1 9 8.5ZM16 8.5V5.5A1.5 1.5 0 0 0 14.5 4H6.5A1.5 1.5 0 0 0 5 5.5V14A1.5 1.5 0 0 0 6.5 15.5" />
  ),
  grip: <path d="M9 6v.1m6-.1v.1M9 12v.1m6-.1v.1M9 18v.1m6-.1v.1" />,
  up: <path d="M12 19V5.5m-6 6 6-6 6 6" />,
  down: <path d="M12 5v13.5m-6-6 6 6 6-6" />,
  arrow: <path d="M4.5 12h15m-6-6 6 6-6 6" />,
  receive: <path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14" />,
  people: (
    <path d="M9 11.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6Zm-6 8c.4-3 2.9-5 6-5s5.6 2 6 5m.6-14.2a3.3 3.3 0 0 1 0 6m2.4 3.9c1.7.8 2.8 2.3 3 4.3" />
  ),
  leave: (
    <path d="M14 4.5H7A1.5 1.5 0 0 0 5.5 6v12A1.5 1.5 0 0 0 7 19.5h7M10.5 12H20m-3.5-3.5L20 12l-3.5 3.5" />
  ),
  spark: <path d="M12 3.5v5m0 7v5M3.5 12h5m7 0h5M6 6l3.5 3.5m5 5L18 18M18 6l-3.5 3.5m-5 5L6 18" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  external: (
    <path d="M13.5 4.5h6v6m0-6-9 9M17 14v4a1.5 1.5 0 0 1-1.5 1.5h-10A1.5 1.5 0 0 1 4 18V8a1.5 1.5 0 0 1 1.5-1.5h4" />
  ),
  offline: (
    <path d="M4 4l16 16M8.5 12.6a6 6 0 0 1 2.3-1.3m4.3.9a6 6 0 0 1 .9.7M5 9.3a11 11 0 0 1 3-2m3.7-.8A11 11 0 0 1 19 9.3M12 17.5v.1" />
  ),
  shield: <path d="M12 3.5 5 6.2v5.3c0 4.3 2.9 7.3 7 9 4.1-1.7 7-4.7 7-9V6.2L12 3.5Zm-3 8.3 2.2 2.2 4-4.2" />,
  globe: (
    <path d="M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17Zm0 0c2.4 2.3 3.6 5.1 3.6 8.5s-1.2 6.2-3.6 8.5c-2.4-2.3-3.6-5.1-3.6-8.5s1.2-6.2 3.6-8.5ZM4 9.3h16M4 14.7h16" />
  ),
  share: <path d="M12 15.5V4m-4 4 4-4 4 4M6.5 11.5H5v8.5h14v-8.5h-1.5" />,
  print: <path d="M7 8.5V4h10v4.5M7 16H4.5V8.5h15V16H17m-10-2.5h10V20H7v-6.5Z" />,
  download: <path d="M12 4v10.5M7.5 10.5 12 15l4.5-4.5M5 19.5h14" />,
  qr: (
    <path d="M4.5 4.5h6v6h-6v-6Zm9 0h6v6h-6v-6Zm-9 9h6v6h-6v-6Zm9 0h2v2h-2v-2Zm4 4h2v2h-2v-2Zm0-4h2m-6 6h2" />
  ),
  bell: (
    <path d="M12 4a5.5 5.5 0 0 0-5.5 5.5c0 4.7-2 6-2 7h15c0-1-2-2.3-2-7A5.5 5.5 0 0 0 12 4Zm-2 12.5v.7a2 2 0 0 0 4 0v-.7" />
  ),
  dot: <circle cx="12" cy="12" r="3.5" fill="currentColor" stroke="none" />,
};

/** Every picture there is. */
// The keys of a literal, whose type says that there are no others.
export const ICON_NAMES = Object.keys(PATHS) as IconName[];

/** A picture beside words, never instead of them. */
export function Icon({ name, size = 20, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {PATHS[name]}
    </svg>
  );
}
