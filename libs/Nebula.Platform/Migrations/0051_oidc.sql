-- Which account of an identity provider is which user here. A user is found by issuer and subject, never by a name or an address.
create table external_identities (
    issuer           text not null,
    subject          text not null,
    user_id          uuid not null references users (id) on delete cascade,
    -- What the provider called the person, for the person to know the account by.
    display_name     text not null,
    linked_at        timestamptz not null,
    last_used_at     timestamptz,
    -- The hash of a password that nobody knows, where the sign-on made the user: while it is the user's, there is no other way in.
    placeholder_hash text,
    primary key (issuer, subject)
);
create unique index external_identities_user on external_identities (user_id, issuer);

-- Sign-ons on their way to the provider and back. What proves the browser is in its cookie, here is only the hash.
create table oidc_attempts (
    state_hash   bytea primary key,
    browser_hash bytea not null,
    issuer       text not null,
    redirect_uri text not null,
    return_to    text not null,
    -- Set when a signed-in user links an account.
    link_session uuid references sessions (id) on delete cascade,
    expires_at   timestamptz not null
);
create index oidc_attempts_expiry on oidc_attempts (expires_at);
