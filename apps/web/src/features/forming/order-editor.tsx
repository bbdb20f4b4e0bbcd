"use client";
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { arrayMove, SortableContext, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Icon } from "@/design/icons";
import { MoneyButton } from "../money/money-button";
import { useNames } from "../network/use-names";

/** Puts the members into an order: dragged by pointer or finger, or moved by buttons, which every keyboard has. */
export function OrderEditor({ group, proposed }: { group: GroupDetail; proposed: number[] | null }) {
  const t = useTranslations("forming.order");
  const nameOf = useNames();
  const byTurn = [...group.members].sort((one, other) => one.turn - other.turn);
  const [order, setOrder] = useState(proposed ?? byTurn.map(({ seat }) => seat));
  const [moved, setMoved] = useState("");
  // A finger that rests means to drag; one that slides means to scroll.
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 6 } }),
  );
  const nameOfSeat = (seat: number) => {
    const member = group.members.find((candidate) => candidate.seat === seat);
    return member === undefined ? "" : nameOf(member.address, member.displayName).name;
  };

  function move(from: number, to: number) {
    const seat = order[from];
    if (seat === undefined || to < 0 || to >= order.length) return;
    setOrder(arrayMove(order, from, to));
    setMoved(t("moved", { name: nameOfSeat(seat), turn: to + 1 }));
  }

  function drop({ active, over }: DragEndEvent) {
    if (over !== null) move(order.indexOf(Number(active.id) - 1), order.indexOf(Number(over.id) - 1));
  }

  const isProposed = proposed !== null && proposed.join() === order.join();
  return (
    <div className="grid gap-3 rounded-(--radius-m) bg-sunk p-4">
      <h4 className="font-semibold">{t("edit")}</h4>
      <p className="text-[0.9375rem] text-soft">{t("editHelp")}</p>
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
        {/* The library takes 0 for no identifier. */}
        <SortableContext items={order.map((seat) => seat + 1)} strategy={verticalListSortingStrategy}>
          <ol className="grid gap-2">
            {order.map((seat, index) => (
              <OrderLine
                key={seat}
                seat={seat}
                name={nameOfSeat(seat)}
                index={index}
                last={order.length - 1}
                onMove={move}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <p role="status" className="sr-only">
        {moved}
      </p>
      <MoneyButton disabled={isProposed} intent={{ kind: "setOrder", groupId: group.id, order }}>
        {t("propose")}
      </MoneyButton>
      <p className="text-[0.9375rem] text-soft">{t(isProposed ? "isProposed" : "proposeHelp")}</p>
    </div>
  );
}

function OrderLine({
  seat,
  name,
  index,
  last,
  onMove,
}: {
  seat: number;
  name: string;
  index: number;
  last: number;
  onMove: (from: number, to: number) => void;
}) {
  const t = useTranslations("forming.order");
  const label = useId();
  const { listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id: seat + 1 });
  return (
    <li
      ref={setNodeRef}
      style={{
        transform: transform === null ? undefined : `translate3d(0, ${Math.round(transform.y)}px, 0)`,
        transition,
      }}
      className={`flex items-center gap-2 rounded-(--radius-m) border-2 bg-surface p-1.5 ps-3 ${isDragging ? "relative z-10 border-indigo shadow-(--shadow)" : "border-line"}`}
    >
      {/* The handle is for pointers; the buttons beside it do the same for everybody. */}
      <span
        {...listeners}
        aria-hidden="true"
        className="-ms-1 grid size-10 shrink-0 cursor-grab touch-none place-items-center text-soft"
      >
        <Icon name="grip" size={20} />
      </span>
      <span id={label} className="min-w-0 flex-1 break-words">
        <span className="figures text-soft">{index + 1}.</span> {name}
      </span>
      <MoveButton
        label={t("earlier", { name })}
        icon="up"
        disabled={index === 0}
        onClick={() => onMove(index, index - 1)}
      />
      <MoveButton
        label={t("later", { name })}
        icon="down"
        disabled={index === last}
        onClick={() => onMove(index, index + 1)}
      />
    </li>
  );
}

function MoveButton({
  label,
  icon,
  disabled,
  onClick,
}: {
  label: string;
  icon: "up" | "down";
  disabled: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      // Focus stays on the button at the ends of the list, too.
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onClick();
      }}
      className="grid size-10 shrink-0 place-items-center rounded-full hover:bg-sunk aria-disabled:opacity-40"
    >
      <Icon name={icon} size={20} />
      <span className="sr-only">{label}</span>
    </button>
  );
}
