import { useEffect } from "react";
import { titleOf } from "./title-of";

/** The tab's title, where only the browser knows what to say; null leaves the server's. */
export function useDocumentTitle(page: string | null): void {
  useEffect(() => {
    if (page === null) return;
    const title = titleOf(page);
    const before = document.title;
    document.title = title;
    return () => {
      // A page that was gone on to has set its own meanwhile.
      if (document.title === title) document.title = before;
    };
  }, [page]);
}
