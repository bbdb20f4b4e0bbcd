"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { Icon } from "./icons";

interface SheetProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  children: ReactNode;
}

/** A dialog: from the bottom on phones, in the middle elsewhere. The browser's own, with its focus trap and Escape. */
export function Sheet({ open, onClose, title, closeLabel, children }: SheetProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog ref={ref} className="sheet" aria-labelledby="sheet-title" onClose={onClose}>
      {open && (
        <div className="grid gap-5 p-5 pb-7 sm:p-7">
          <div className="flex items-start justify-between gap-4">
            <h2 id="sheet-title" className="text-2xl">
              {title}
            </h2>
            <button
              type="button"
              onClick={onClose}
              className="-m-1 grid size-10 shrink-0 place-items-center rounded-full hover:bg-sunk"
            >
              <Icon name="close" />
              <span className="sr-only">{closeLabel}</span>
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
