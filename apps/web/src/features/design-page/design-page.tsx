"use client";
import { type ReactNode, useState } from "react";
import { Avatar } from "@/design/avatar";
import { Badge, type BadgeTone } from "@/design/badge";
import { Button } from "@/design/button";
import type { ButtonTone } from "@/design/button-look";
import { Choices } from "@/design/choices";
import { Copyable } from "@/design/copyable";
import { Field } from "@/design/field";
import { Icon, ICON_NAMES } from "@/design/icons";
import { Mark } from "@/design/mark";
import { Notice, type NoticeTone } from "@/design/notice";
import { ShareButton } from "@/design/share-button";
import { Sheet } from "@/design/sheet";
import { Tabs } from "@/design/tabs";
import { DataSamples, MotionSamples, SurfaceSamples } from "./surface-samples";
import { Swatches } from "./swatches";
import { WheelSamples } from "./wheel-samples";

const BUTTONS: readonly ButtonTone[] = ["primary", "quiet", "plain", "marigold"];
const BADGES: readonly BadgeTone[] = ["plain", "indigo", "marigold", "leaf", "clay"];
const NOTICES: readonly NoticeTone[] = ["indigo", "marigold", "leaf", "clay"];

/** Every component in every state, for whoever builds with them. In English only: it is no page of the product. */
export function DesignPage() {
  return (
    <>
      <header className="flex items-center gap-4">
        <Mark className="size-14 text-indigo" />
        <h1 className="text-[clamp(2rem,1.3rem+3vw,3rem)]">Design system</h1>
      </header>
      <Part title="Colours">
        <Swatches />
      </Part>
      <Part title="Type">
        <p className="font-display text-[clamp(2.25rem,1.5rem+4vw,4rem)] leading-none font-extrabold">
          Save together
        </p>
        <p className="text-2xl font-semibold">You owe 20 USDC by 12 Mar 2026</p>
        <p>Everybody pays the same each round, and each round one of you takes it all.</p>
        <p className="text-soft">Ẹ kú ọdún, Ụmụnna, Ɓauna, ƙungiya, adashi, caixinha, tontine, ñandutí.</p>
        <p className="figures">1,234,567.89 · 0123456789</p>
      </Part>
      <Part title="Surfaces">
        <SurfaceSamples />
      </Part>
      <Part title="Motion">
        <MotionSamples />
      </Part>
      <Part title="Links">
        <p>
          <a href="#top">A link in a sentence</a> is underlined; <a href="#top">so is the next</a>.
        </p>
      </Part>
      <Part title="Buttons">
        {BUTTONS.map((tone) => (
          <div key={tone} className="flex flex-wrap items-center gap-3">
            <Button tone={tone}>{tone}</Button>
            <Button tone={tone} size="small">
              <Icon name="check" size={18} />
              small
            </Button>
            <Button tone={tone} disabled>
              disabled
            </Button>
          </div>
        ))}
        <div className="flex flex-wrap items-center gap-3">
          <ShareButton tone="quiet" text="Ajo" copied="Copied.">
            Share
          </ShareButton>
        </div>
      </Part>
      <Part title="Badges">
        <div className="flex flex-wrap gap-2">
          {BADGES.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </div>
      </Part>
      <Part title="People">
        <div className="flex flex-wrap items-center gap-3">
          <Avatar name="Ada Okafor" picture={null} size={72} />
          <Avatar name="Bàyọ̀" picture={null} />
          <Avatar name={null} picture={null} />
          <Avatar name="With a picture" picture="/icon.svg" />
        </div>
      </Part>
      <Part title="Notices">
        {NOTICES.map((tone) => (
          <Notice
            key={tone}
            tone={tone}
            title={`A notice in ${tone}`}
            actions={
              <Button size="small" tone="quiet">
                What to do about it
              </Button>
            }
          >
            What happened, in a sentence or two.
          </Notice>
        ))}
      </Part>
      <Part title="Fields">
        <Field label="A field" help="What to know before filling it in">
          {(control) => <input {...control} className="field" defaultValue="50" />}
        </Field>
        <Field label="A field with a problem" problem="What is to be mended">
          {(control) => <input {...control} className="field" defaultValue="fifty" />}
        </Field>
        <Field label="A disabled field">
          {(control) => <input {...control} className="field" disabled defaultValue="fixed" />}
        </Field>
        <Field label="One of many">
          {(control) => (
            <select {...control} className="field" defaultValue="week">
              <option value="week">every week</option>
              <option value="month">every 30 days</option>
            </select>
          )}
        </Field>
        <label className="flex min-h-11 items-center gap-2.5">
          <input type="checkbox" defaultChecked className="size-5 accent-(--indigo)" />A thing that is on or
          off
        </label>
        <ChoiceSample />
      </Part>
      <Part title="Facts and rows">
        <DataSamples />
      </Part>
      <Part title="Copy">
        <Copyable
          text="CDLZFC3SYJYDZT7K67VZ75HPJVIEUVNIXF47ZG2FB2RMQQVU2HHGCYSC"
          label="Copy"
          copied="Copied"
        />
      </Part>
      <Part title="Tabs">
        <TabSample />
      </Part>
      <Part title="Sheet">
        <SheetSample />
      </Part>
      <Part title="Waiting">
        <div className="skeleton h-20" />
        <progress className="round-progress" aria-label="Paid" max={8} value={5} />
      </Part>
      <Part title="Icons">
        <ul className="flex flex-wrap gap-4">
          {ICON_NAMES.map((name) => (
            <li key={name} className="grid w-20 justify-items-center gap-1 text-sm text-soft">
              <Icon name={name} size={26} className="text-ink" />
              {name}
            </li>
          ))}
        </ul>
      </Part>
      <Part title="The seat wheel">
        <WheelSamples />
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-14">
      <h2 className="mb-5 border-b border-line pb-2 text-2xl">{title}</h2>
      <div className="grid gap-4">{children}</div>
    </section>
  );
}

function ChoiceSample() {
  const [value, setValue] = useState<"a" | "b">("a");
  return (
    <Choices
      legend="One of a few"
      columns
      value={value}
      onChange={setValue}
      choices={[
        { value: "a", label: "The first", help: "With a word about it" },
        { value: "b", label: "The second" },
      ]}
    />
  );
}

function TabSample() {
  const [current, setCurrent] = useState<"one" | "two">("one");
  return (
    <Tabs
      label="Samples"
      current={current}
      onChange={setCurrent}
      tabs={[
        { key: "one", label: "One" },
        { key: "two", label: "Two" },
      ]}
    >
      <p>The panel of tab {current}.</p>
    </Tabs>
  );
}

function SheetSample() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" className="justify-self-start" onClick={() => setOpen(true)}>
        Open a sheet
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title="A sheet" closeLabel="Close">
        <p>From the bottom on phones, in the middle elsewhere.</p>
      </Sheet>
    </>
  );
}
