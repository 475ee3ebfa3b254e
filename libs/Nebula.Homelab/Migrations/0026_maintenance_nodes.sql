-- Machines of which every service is under maintenance with the window, also one that comes to it later.
alter table maintenance_windows add column nodes text[] not null default '{}';
