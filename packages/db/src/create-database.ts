import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { createChallengeRepository, type ChallengeRepository } from "./challenge/challenge-repository";
import { createChangeRepository, type ChangeRepository } from "./changes/change-repository";
import { createDeliveryRepository, type DeliveryRepository } from "./delivery/delivery-repository";
import {
  createPushSubscriptionRepository,
  type PushSubscriptionRepository,
} from "./delivery/push-subscription-repository";
import { createFlightRepository, type FlightRepository } from "./flights/flight-repository";
import { createCheckRepository, type CheckRepository } from "./check/check-repository";
import { PrismaClient } from "./generated/client";
import { createGroupRepository, type GroupRepository } from "./group/group-repository";
import { createIntentRepository, type IntentRepository } from "./intent/intent-repository";
import { createLeadershipRepository, type LeadershipRepository } from "./leadership/leadership-repository";
import { createMailboxRepository, type MailboxRepository } from "./mailbox/mailbox-repository";
import {
  createNotificationRepository,
  type NotificationRepository,
} from "./notification/notification-repository";
import {
  createNotificationSettingsRepository,
  type NotificationSettingsRepository,
} from "./notification/settings-repository";
import { createPromiseRepository, type PromiseRepository } from "./promise/promise-repository";
import { holdProjectionOf } from "./projection/lock";
import { createProjectionRepository, type ProjectionRepository } from "./projection/projection-repository";
import { createRebuildRepository, type RebuildRepository } from "./rebuild/rebuild-repository";
import { createRefreshTokenRepository, type RefreshTokenRepository } from "./session/refresh-repository";
import { createSessionRepository, type SessionRepository } from "./session/session-repository";
import { createPool } from "./sql/pool";
import { createSqlPool } from "./sql/sql";
import { createStatisticsRepository, type StatisticsRepository } from "./statistics/statistics-repository";
import { createTokenRepository, type TokenRepository } from "./token/token-repository";
import { createUpkeepRepository, type UpkeepRepository } from "./upkeep/upkeep-repository";
import { createPersonalDataRepository, type PersonalDataRepository } from "./user/personal-data-repository";
import { createUserRepository, type UserRepository } from "./user/user-repository";

export interface DatabaseOptions {
  /** postgresql://user:password@host:port/database; may lead through a pooler, of transactions, too. */
  url: string;
  /** PostgreSQL itself, or a pooler of sessions, for locks, notices and rebuilding, which one of transactions does not keep; `url` unless told. */
  directUrl?: string | undefined;
  /** Connections at most; 10 by default. Listening for changes takes one more. */
  poolSize?: number;
  /** What takes longer is ended, and its caller gets DatabaseUnavailable; 10 s by default. */
  statementTimeoutMs?: number;
  /** What a transaction may do nothing for, before PostgreSQL ends it; 30 s by default. */
  idleInTransactionMs?: number;
  /** The schema whose projection is used; the connection's own unless told. */
  schema?: string;
}

export interface Database {
  groups: GroupRepository;
  projection: ProjectionRepository;
  statistics: StatisticsRepository;
  users: UserRepository;
  sessions: SessionRepository;
  refreshTokens: RefreshTokenRepository;
  challenges: ChallengeRepository;
  tokens: TokenRepository;
  changes: ChangeRepository;
  flights: FlightRepository;
  intents: IntentRepository;
  leadership: LeadershipRepository;
  checks: CheckRepository;
  notifications: NotificationRepository;
  notificationSettings: NotificationSettingsRepository;
  deliveries: DeliveryRepository;
  pushSubscriptions: PushSubscriptionRepository;
  mailboxes: MailboxRepository;
  promises: PromiseRepository;
  personalData: PersonalDataRepository;
  upkeep: UpkeepRepository;
  rebuild: RebuildRepository;
  /** Throws DatabaseUnavailable when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const PING = { name: "ping", text: "select 1" };

/** While somebody waits for a page; hot reads take milliseconds. */
const STATEMENT_TIMEOUT_MS = 10_000;

/** Prisma's queries have few shapes, so each connection keeps them prepared. */
const nameByText = ({ sql }: { sql: string }): string => createHash("sha1").update(sql).digest("base64url");

/**
 * The repositories over one pool of connections. Connects on first use: a database that is down makes calls throw
 * AjoError DatabaseUnavailable, never the process fail.
 */
export function createDatabase({
  url,
  directUrl = url,
  poolSize = 10,
  statementTimeoutMs = STATEMENT_TIMEOUT_MS,
  idleInTransactionMs,
  schema,
}: DatabaseOptions): Database {
  const limits = { statementMs: statementTimeoutMs, idleInTransactionMs };
  const pool = createPool({ url, schema, size: poolSize, ...limits });
  const prismaOptions = { statementNameGenerator: nameByText, ...(schema === undefined ? {} : { schema }) };
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, prismaOptions) });
  const sql = createSqlPool(pool, limits, schema === undefined ? undefined : holdProjectionOf(schema));
  const leadership = createLeadershipRepository(directUrl);
  const flights = createFlightRepository(directUrl);
  return {
    groups: createGroupRepository(sql),
    projection: createProjectionRepository(sql, schema),
    statistics: createStatisticsRepository(sql),
    users: createUserRepository(sql),
    sessions: createSessionRepository(prisma, sql),
    refreshTokens: createRefreshTokenRepository(sql),
    challenges: createChallengeRepository(prisma),
    tokens: createTokenRepository(prisma, sql),
    changes: createChangeRepository(sql, directUrl),
    flights,
    intents: createIntentRepository(sql),
    leadership,
    checks: createCheckRepository(sql),
    notifications: createNotificationRepository(sql),
    notificationSettings: createNotificationSettingsRepository(sql),
    deliveries: createDeliveryRepository(sql),
    pushSubscriptions: createPushSubscriptionRepository(sql),
    mailboxes: createMailboxRepository(sql),
    promises: createPromiseRepository(sql),
    personalData: createPersonalDataRepository(sql),
    upkeep: createUpkeepRepository(sql),
    rebuild: createRebuildRepository(sql, leadership, (shadow) =>
      createDatabase({ url: directUrl, poolSize: 2, statementTimeoutMs, schema: shadow }),
    ),
    ping: async () => {
      await sql.query(PING);
    },
    close: async () => {
      await flights.close();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
