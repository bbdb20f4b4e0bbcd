"use client";
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { Icon } from "./icons";

interface SheetProps {
  open: boolean;
  onClose: () => void;
  /** Also tells the steps of a dialog apart: a new one means a new step. */
  title: string;
  closeLabel: string;
  children: ReactNode;
}

/** A dialog: from the bottom on phones, in the middle elsewhere. The browser's own, with its focus trap and Escape. */
export function Sheet({ open, onClose, title, closeLabel, children }: SheetProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  // A dialog that is taken away while open gives the focus back to where it came from only when it is closed before.
  useLayoutEffect(() => {
    const dialog = ref.current;
    return () => dialog?.close();
  }, []);
  // What had the focus may be gone with the step it belonged to; the new step's heading takes it then.
  useEffect(() => {
    const dialog = ref.current;
    if (dialog?.open === true && !dialog.contains(document.activeElement)) heading.current?.focus();
  }, [title]);
  // The event comes late: by then the dialog may have been opened again.
  const closed = () => {
    if (ref.current?.open !== true) onClose();
  };
  return (
    <dialog ref={ref} className="sheet" aria-labelledby="sheet-title" onClose={closed}>
      {open && (
        <div className="grid gap-5 p-5 pb-7 sm:p-7">
          <div className="flex items-start justify-between gap-4">
            <h2 id="sheet-title" ref={heading} tabIndex={-1} className="text-2xl outline-none">
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
