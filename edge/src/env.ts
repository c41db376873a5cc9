// What the worker is configured with; edge/README.md describes each setting.
export interface Env {
  RULESETS: KVNamespace;
  JWKS: string;
  TOKEN_ISSUER: string;
  TOKEN_AUDIENCE: string;
  ALLOWED_ORIGINS?: string;
  REFRESH_SECONDS?: string;
  ORIGIN?: Fetcher;
  ORIGIN_URL?: string;
  ORIGIN_MEMBERS?: string;
  ORIGIN_PRICE_MEMBERS?: string;
}
