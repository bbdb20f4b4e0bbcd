import { xdr } from "@stellar/stellar-sdk/base";
import { sameAccount } from "../entries/account";
import { failed, type OperationRules, succeeded } from "./operation";

type Begin = Extract<xdr.OperationBody, { type: "beginSponsoringFutureReserves" }>;
type End = Extract<xdr.OperationBody, { type: "endSponsoringFutureReserves" }>;
const begun = (code: xdr.BeginSponsoringFutureReservesResult) =>
  xdr.OperationResultTr.beginSponsoringFutureReserves(code);
const ended = (code: xdr.EndSponsoringFutureReservesResult) =>
  xdr.OperationResultTr.endSponsoringFutureReserves(code);

/** From here on in the transaction the source bears the reserves of what `sponsoredId` comes to own. */
export const beginSponsoringFutureReserves: OperationRules<Begin> = {
  threshold: () => "medium",

  check({ beginSponsoringFutureReservesOp: { sponsoredId } }, { source }) {
    return sameAccount(sponsoredId, source)
      ? begun(xdr.BeginSponsoringFutureReservesResult.beginSponsoringFutureReservesMalformed())
      : null;
  },

  apply({ beginSponsoringFutureReservesOp: { sponsoredId } }, { source, sponsorships }) {
    const { BeginSponsoringFutureReservesResult: code } = xdr;
    if (sponsorships.sponsorOf(sponsoredId) !== null)
      return failed(begun(code.beginSponsoringFutureReservesAlreadySponsored()));
    // Neither may the sponsor be sponsored, nor the sponsored sponsor others.
    if (sponsorships.sponsorOf(source) !== null || sponsorships.isSponsoring(sponsoredId))
      return failed(begun(code.beginSponsoringFutureReservesRecursive()));
    sponsorships.begin(sponsoredId, source);
    return succeeded(begun(code.beginSponsoringFutureReservesSuccess()));
  },
};

/** The sponsored account says that it is enough; its signature is its consent. */
export const endSponsoringFutureReserves: OperationRules<End> = {
  threshold: () => "medium",
  check: () => null,
  apply(_body, { source, sponsorships }) {
    const { EndSponsoringFutureReservesResult: code } = xdr;
    return sponsorships.end(source)
      ? succeeded(ended(code.endSponsoringFutureReservesSuccess()))
      : failed(ended(code.endSponsoringFutureReservesNotSponsored()));
  },
};
