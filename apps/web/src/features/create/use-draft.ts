import { useEffect, useState } from "react";
import { freshDraft, loadDraft, onDraftForgotten, saveDraft } from "./draft-store";
import { EMPTY_DRAFT, type GroupDraft } from "./group-draft";

/** The draft of this browser. `ready` once it has been read: the first render is the same as the server's. */
export function useDraft(): {
  draft: GroupDraft;
  change: (part: Partial<GroupDraft>) => void;
  ready: boolean;
} {
  const [draft, setDraft] = useState<GroupDraft | null>(null);
  useEffect(() => setDraft(loadDraft() ?? freshDraft()), []);
  useEffect(() => onDraftForgotten(() => setDraft(freshDraft())), []);
  useEffect(() => {
    if (draft !== null) saveDraft(draft);
  }, [draft]);
  return {
    draft: draft ?? EMPTY_DRAFT,
    change: (part) => setDraft((last) => ({ ...(last ?? EMPTY_DRAFT), ...part })),
    ready: draft !== null,
  };
}
