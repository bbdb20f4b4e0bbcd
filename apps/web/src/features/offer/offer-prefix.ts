/** How the fragment of an address begins that carries an offer. */
export const OFFER_PREFIX = "#offer=";
