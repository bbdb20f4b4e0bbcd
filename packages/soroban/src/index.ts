export { createSorobanClient } from "./create-soroban-client";
export { type ChainEvent, type DecodedEvent, decodeGroupEvent } from "./events/decode-group-event";
export { decodeUnknownEvent, isFactorysOwn } from "./events/decode-unknown-event";
export { cursorAfterLedger, cursorBeforeLedger, ledgerOfCursor } from "./events/event-cursor";
export { signAndSubmit } from "./transaction/sign-and-submit";
export { signEnvelope } from "./transaction/sign-envelope";
export type {
  ContributionRow,
  EnvelopeFacts,
  EventPage,
  GroupInfo,
  GroupPage,
  ListEventsInput,
  NetworkState,
  SnapshotMember,
  SorobanClient,
  SorobanClientOptions,
  SponsorOptions,
  UnknownEvent,
} from "./soroban-client";
