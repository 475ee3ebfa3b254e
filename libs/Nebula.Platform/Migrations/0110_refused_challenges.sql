-- When the first wrong code was brought for it: that is told once a challenge.
alter table sign_in_challenges add column refused_at timestamptz;
