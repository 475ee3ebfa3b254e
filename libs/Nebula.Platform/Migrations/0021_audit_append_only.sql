-- Against accidents, and against a statement smuggled in; an owner of the table can take it off, which is what the chain is for.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit_log is only added to';
end
$$;

create trigger audit_log_append_only before update or delete or truncate on audit_log
    for each statement execute function refuse_audit_change();
