export type { ChallengeRepository, StoredChallenge } from "./challenge/challenge-repository";
export type { ChangeRepository } from "./changes/change-repository";
export type { ChangeListener, Listening } from "./changes/listen";
export type {
  CheckProgress,
  CheckRepository,
  Difference,
  RecordedDifference,
} from "./check/check-repository";
export type { ProjectedGroup } from "./check/projected-group";
export { createDatabase, type Database, type DatabaseOptions } from "./create-database";
export type { Delivery, DeliveryFigures, DeliveryRepository } from "./delivery/delivery-repository";
export type { PushSubscriptionRepository } from "./delivery/push-subscription-repository";
export type { FlightRepository } from "./flights/flight-repository";
export type { GroupRepository } from "./group/group-repository";
export type { ListGroupsInput } from "./group/list-groups";
export type { ListHistoryInput } from "./group/list-history";
export type { LedGroup } from "./group/list-led-groups";
export type { MemberGroup } from "./group/list-member-groups";
export type { SaveSnapshotInput } from "./group/save-snapshot";
export type { IntentRepository, PreparedIntent, SignedIntent } from "./intent/intent-repository";
export type { StoredIntent } from "./intent/intent-rows";
export type { Leadership, LeadershipRepository } from "./leadership/leadership-repository";
export type { Mailbox, MailboxRepository } from "./mailbox/mailbox-repository";
export type { AnnounceHooks } from "./notification/announce";
export type { NotificationRepository } from "./notification/notification-repository";
export type { OrderDue } from "./notification/orders-due";
export type { Projected } from "./projected";
export type { ProjectionRepository, RecordedLedger } from "./projection/projection-repository";
export {
  OutOfOrderError,
  type DueRound,
  type KeptEvent,
  type LedgerRange,
  type ParkedEvent,
  type ProjectionCursor,
  type ProjectionHooks,
  type ProjectionResult,
} from "./projection/types";
export type { PromiseRepository } from "./promise/promise-repository";
export type { RebuildRepository, Shadow } from "./rebuild/rebuild-repository";
export { PROJECTED_TABLES } from "./rebuild/tables";
export type { NewRefreshToken, RefreshTokenRepository, RefreshUse } from "./session/refresh-repository";
export type {
  FoundSession,
  NewSession,
  SessionRepository,
  StoredSession,
} from "./session/session-repository";
export type { Page } from "./sql/keyset";
export { isDatabaseUnavailable } from "./sql/database-error";
export { createPool, type PoolOptions } from "./sql/pool";
export type { Sql } from "./sql/sql";
export type { CountedMember, StatisticsRepository } from "./statistics/statistics-repository";
export type { TokenRepository } from "./token/token-repository";
export type { GroupSeats, UpkeepRepository } from "./upkeep/upkeep-repository";
export type { PersonalDataRepository } from "./user/personal-data-repository";
export type { User, UserRepository } from "./user/user-repository";
