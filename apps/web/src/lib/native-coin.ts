/** The network's own coin, which fees are paid in; one stroop is its ten-millionth. */
export const NATIVE_COIN = { code: "XLM", decimals: 7 } as const;
