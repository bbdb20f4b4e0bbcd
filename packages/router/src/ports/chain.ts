import type {
  AccountInfo,
  ContractId,
  GroupId,
  GroupSnapshot,
  PreparedTransaction,
  Token,
  TransactionOutcome,
  TxHash,
  WalletAddress,
  prepareClaimInput,
  prepareContributeInput,
  prepareCreateInput,
  prepareJoinInput,
  prepareLeaveInput,
  prepareSettleInput,
  prepareStartInput,
  prepareTrustlineInput,
} from "@ajo/schemas";
import type { z } from "zod";

/** The network's newest closed ledger and its close time: the network's clock. */
export interface NetworkState {
  latestLedger: number;
  closeTime: Date;
}

/**
 * What the procedures need of the chain; `@ajo/soroban`'s client fits it. Every failure is an AjoError:
 * ChainUnavailable when the network cannot be asked, else the named reason.
 */
export interface ChainPort {
  /** The group at one ledger, or null when the address is not one of the factory's groups. */
  getGroupSnapshot(groupId: GroupId): Promise<GroupSnapshot | null>;
  getToken(contractId: ContractId): Promise<Token>;
  getAccount(address: WalletAddress, tokens: readonly Token[]): Promise<AccountInfo>;
  getNetworkState(): Promise<NetworkState>;
  supportsTimeTravel(): Promise<boolean>;
  advanceTime(seconds: number): Promise<NetworkState>;

  prepareCreate(input: z.output<typeof prepareCreateInput>): Promise<PreparedTransaction>;
  prepareJoin(input: z.output<typeof prepareJoinInput>): Promise<PreparedTransaction>;
  prepareLeave(input: z.output<typeof prepareLeaveInput>): Promise<PreparedTransaction>;
  prepareStart(input: z.output<typeof prepareStartInput>): Promise<PreparedTransaction>;
  prepareContribute(input: z.output<typeof prepareContributeInput>): Promise<PreparedTransaction>;
  prepareSettle(input: z.output<typeof prepareSettleInput>): Promise<PreparedTransaction>;
  prepareClaim(input: z.output<typeof prepareClaimInput>): Promise<PreparedTransaction>;
  prepareTrustline(input: z.output<typeof prepareTrustlineInput>): Promise<PreparedTransaction>;
  submit(xdr: string): Promise<TransactionOutcome>;
  getOutcome(hash: TxHash, expiresAt?: Date): Promise<TransactionOutcome>;
}
