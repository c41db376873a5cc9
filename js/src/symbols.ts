/// <reference lib="esnext.disposable" preserve="true" />
// `Symbol.dispose`, which makes `using` work; older browsers lack it and then have no `using`.

export const disposeSymbol: typeof Symbol.dispose =
  Symbol.dispose ?? (Symbol.for('Symbol.dispose') as typeof Symbol.dispose);
