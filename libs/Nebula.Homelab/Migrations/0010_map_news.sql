-- The refusal of the service map that was told last, so that several processes tell it once; null while the map is good.
create table service_map_news (
    only_row boolean primary key default true check (only_row),
    refused  text
);
insert into service_map_news (refused) values (null);
