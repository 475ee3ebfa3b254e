-- A link goes with its channel, there is one for a delivery, and what somebody signed in has decided no link changes.
delete from notification_links l where not exists (select from notification_channels c where c.id = l.channel_id);
alter table notification_links
    add constraint notification_links_channel foreign key (channel_id) references notification_channels (id) on delete cascade,
    add column delivery_id uuid unique;
alter table story_holds add column by_link boolean not null default false;
