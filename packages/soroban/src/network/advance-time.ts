import { AjoError } from "@ajo/schemas";
import { z } from "zod";
import { JSON_RPC, RpcRefusal } from "../client/rpc-error";
import type { Rpc } from "../client/rpc";
import type { NetworkState } from "../soroban-client";
import { getNetworkState } from "./get-network-state";

/** Moves the time of a network that allows it; `NotAvailable` everywhere else. */
export async function advanceTime(rpc: Rpc, seconds: number): Promise<NetworkState> {
  try {
    await rpc.ask("ledger_advanceTime", { seconds }, z.unknown());
  } catch (error) {
    if (!(error instanceof RpcRefusal) || error.code !== JSON_RPC.methodNotFound) throw error;
    throw new AjoError("NotAvailable", "this network's time cannot be moved", { cause: error });
  }
  return getNetworkState(rpc);
}

/**
 * Whether this network's time can be moved. Moving it by zero seconds asks without changing anything: a network
 * that knows the method either does nothing or refuses the number, one that does not says "method not found".
 */
export async function supportsTimeTravel(rpc: Rpc): Promise<boolean> {
  try {
    await rpc.ask("ledger_advanceTime", { seconds: 0 }, z.unknown());
    return true;
  } catch (error) {
    if (error instanceof RpcRefusal) return error.code === JSON_RPC.invalidParams;
    throw error;
  }
}
