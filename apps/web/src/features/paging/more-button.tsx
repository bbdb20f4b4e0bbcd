"use client";
import type { ReactNode } from "react";
import { Button } from "@/design/button";

/** The next page of a list that is read page by page; nothing at its end. */
export function MoreButton({
  list,
  children,
}: {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  children: ReactNode;
}) {
  if (!list.hasNextPage) return null;
  return (
    <Button
      tone="quiet"
      className="mt-4"
      disabled={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {children}
    </Button>
  );
}
