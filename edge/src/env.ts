// What the worker is configured with; edge/README.md describes each setting.
export interface Env {
  RULESETS: KVNamespace;
  JWKS: string;
  TOKEN_ISSUER: string;
  TOKEN_AUDIENCE: string;
  ALLOWED_ORIGINS?: string;
  REFRESH_SECONDS?: string;
}
