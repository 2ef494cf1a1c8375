// An OpenID Connect server for tests: people, two tenants, roles, JWT access tokens.
// Arguments: the port to listen on. Says "ready ISSUER" when it listens.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const audience = 'https://relay.example/';

const people = {
  ada: { name: 'Ada Lovelace', tenant: 'default', roles: ['orrery-collaborator'] },
  eve: { name: 'Eve', tenant: 'default', roles: ['orrery-observer'] },
  olga: { name: 'Olga', tenant: 'acme', roles: ['orrery-tenant_admin'] },
  zed: { name: 'Zed', tenant: 'nowhere', roles: ['orrery-admin'] },
};

const claimsOf = (user) => ({ sub: user, ...people[user] });

const resourceServer = (identifier) => ({
  scope: 'openid profile offline_access relay',
  audience: identifier,
  accessTokenTTL: 300,
  accessTokenFormat: 'jwt',
});

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'orrery-desktop',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: ['http://127.0.0.1/callback'],
    },
  ],
  pkce: { required: () => true },
  scopes: ['openid', 'profile', 'offline_access', 'relay'],
  claims: { openid: ['sub'], profile: ['name', 'tenant', 'roles'] },
  issueRefreshToken: async () => true,
  rotateRefreshToken: true,
  findAccount: async (_, user) =>
    people[user] && { accountId: user, claims: async () => claimsOf(user) },
  extraTokenClaims: async (_, token) => (token.accountId ? people[token.accountId] : undefined),
  cookies: { keys: ['only for tests'] },
  features: {
    devInteractions: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: async (_, identifier) => resourceServer(identifier),
      useGrantedResource: async () => true,
    },
  },
  ttl: { Session: 3600, Grant: 3600, Interaction: 3600, IdToken: 3600, RefreshToken: 86400 },
});

createServer(provider.callback()).listen(port, '127.0.0.1', () => {
  console.log(`ready ${issuer} ${audience}`);
});

// The tests hold the other end of the input: it ends with them.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
