import { useTranslations } from "next-intl";

/** The group page's shape while it loads. */
export function GroupSkeleton() {
  const t = useTranslations("states");
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <div className="skeleton h-10 w-2/3 max-w-md" />
      <div className="skeleton mt-3 h-6 w-1/2 max-w-xs" />
      <div className="mt-8 grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="mx-auto aspect-square w-full max-w-[34rem]">
          <div className="skeleton size-full rounded-full!" />
        </div>
        <div className="grid content-start gap-6">
          <div className="skeleton h-48" />
          <div className="skeleton h-32" />
        </div>
      </div>
    </div>
  );
}
