export type {
  ContributionRow,
  EventPage,
  GroupInfo,
  GroupPage,
  ListEventsInput,
  NetworkState,
  SnapshotMember,
  SorobanClient,
  SorobanClientOptions,
  UnknownEvent,
} from "./soroban-client";
