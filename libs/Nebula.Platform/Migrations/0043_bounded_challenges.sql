-- From an address from which the user has signed in before. Both kinds are bounded apart, so that no stranger drives out the user's own.
alter table sign_in_challenges add column familiar boolean not null default false;
