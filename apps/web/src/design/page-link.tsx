import Link from "next/link";
import type { ComponentProps } from "react";

/**
 * A link to another page of the app, which is gone to without loading everything anew. Nothing is asked for ahead:
 * pages are drawn for each request, so all that came for every link in sight would be the frame that is there already.
 */
export function PageLink(props: Omit<ComponentProps<typeof Link>, "prefetch">) {
  return <Link prefetch={false} {...props} />;
}
