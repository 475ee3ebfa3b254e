-- What a sign-on is for, beside signing in and linking: confirming who is at a session, and accepting an invitation.
alter table oidc_attempts add column purpose text not null default 'signin' check (purpose in ('signin', 'link', 'confirm', 'invite'));
-- SHA-256 of the token of the invitation that is accepted.
alter table oidc_attempts add column invite_hash bytea;
