"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { useNames } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { Panel } from "../seat/panel";
import { useWallet } from "../wallet/use-wallet";
import { useMotionText } from "./use-motion-text";
import { mayVote, type OpenVote, openVotes } from "./votes";

/** What is being voted on: what it would do, who has voted, how many it takes, and the reader's own vote. */
export function OpenVotes({ group }: { group: GroupDetail }) {
  const t = useTranslations("powers.votes");
  const votes = openVotes(group, useNetworkNow());
  return (
    <Panel title={t("title")}>
      {votes.length === 0 ? (
        <p className="text-soft">{t("none")}</p>
      ) : (
        <ul className="grid gap-5">
          {votes.map((vote) => (
            <Vote key={vote.key} group={group} vote={vote} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Vote({ group, vote }: { group: GroupDetail; vote: OpenVote }) {
  const t = useTranslations("powers.votes");
  const formats = useFormats();
  const nameOf = useNames();
  const textOf = useMotionText();
  const account = useWallet()?.address;
  const names = vote.voters.map((voter) => nameOf(voter).name).join(", ");
  const voted = account !== undefined && vote.voters.includes(account);
  return (
    <li className="grid gap-2">
      <p className="font-semibold">{textOf(vote.motion)}</p>
      <div>
        <p id={`vote-${vote.key}`} className="text-[0.9375rem]">
          {t(vote.isUnanimous ? "countAll" : "count", { votes: vote.votes, needed: vote.needed })}
        </p>
        <progress
          className="round-progress mt-1"
          aria-labelledby={`vote-${vote.key}`}
          max={vote.needed}
          value={vote.votes}
        />
      </div>
      <p className="text-[0.9375rem] text-soft">{t("who", { names, date: formats.day(vote.lapsesAt) })}</p>
      {voted && <p className="text-[0.9375rem] text-leaf">{t("voted")}</p>}
      {mayVote(group, vote, account) && (
        <MoneyButton
          size="small"
          className="justify-self-start"
          intent={{ kind: "vote", groupId: group.id, motion: vote.motion }}
        >
          {t("voteFor")}
        </MoneyButton>
      )}
    </li>
  );
}
