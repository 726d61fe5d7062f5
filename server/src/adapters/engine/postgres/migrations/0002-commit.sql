-- A commit is one call of one function: it locks the scopes, verifies, writes, and raises on the first mismatch, which takes
-- everything back. It must stay a function: a failed check inside a data-modifying CTE would still write its siblings.

-- Makes the function that applies one change to a table of rows, and lets `commit` know of it. Call it for every table, and again
-- after adding a column.
create function define_rows(t text) returns void language plpgsql as $define$
declare
  names text := (select string_agg(format('%I', attname), ', ' order by attnum)
    from pg_attribute where attrelid = t::regclass and attnum > 0 and not attisdropped);
  sources text := (select string_agg(format('r.%I', attname), ', ' order by attnum)
    from pg_attribute where attrelid = t::regclass and attnum > 0 and not attisdropped);
begin
  execute format($f$
    create or replace function change_%1$s(s uuid, next bigint, change jsonb) returns void language plpgsql as $body$
    declare
      expect text := change ->> 'expect';
      i uuid;
      r %1$I;
      v text;
    begin
      if change ->> 'do' = 'put' then
        r := jsonb_populate_record(null::%1$I, change -> 'row');
        r.seq := next;
        if expect = 'absent' then
          insert into %1$I (%2$s) values (%3$s);
        elsif expect = 'any' then
          insert into %1$I (%2$s) values (%3$s) on conflict (scope, id) do update set (%2$s) = row (%3$s);
        else
          update %1$I t set (%2$s) = row (%3$s) where t.scope = r.scope and t.id = r.id and t.version = expect::int;
          if not found then raise exception 'version of %1$s' using errcode = 'CN412'; end if;
        end if;
        return;
      end if;

      i := (change ->> 'id')::uuid;
      if change ->> 'do' = 'remove' then
        delete from %1$I t where t.scope = s and t.id = i and (expect = 'any' or t.version::text = expect);
        if not found and expect <> 'any' then raise exception 'version of %1$s' using errcode = 'CN412'; end if;
        return;
      end if;

      v := (select t.version::text from %1$I t where t.scope = s and t.id = i);
      if (expect = 'absent' and v is not null) or (expect <> 'absent' and v is null) or (expect not in ('absent', 'any') and v <> expect) then
        raise exception 'version of %1$s' using errcode = 'CN412';
      end if;
    end $body$ $f$, t, names, sources);

  -- One arm for each table rather than a statement made of its name: that would be planned again for every change.
  execute format($f$
    create or replace function apply_change(s uuid, next bigint, change jsonb) returns void language plpgsql as $body$
    begin
      case change ->> 'table' %s end case;
    end $body$ $f$,
    (select string_agg(format('when %L then perform %I(s, next, change);', substr(proname, 8), proname), ' ' order by proname)
      from pg_proc where proname like 'change\_%' and pronamespace = current_schema()::regnamespace));
end $define$;

select define_rows(t) from unnest(array['persons', 'workspaces', 'members', 'projects', 'labels', 'tasks']) t;

-- parts: [{ scope, changes: [{ do, table, id, row, expect }], entries, values, subjects }], in the order of scope, so that two
-- commits over the same scopes cannot wait for each other. Answers the seqs taken, or what a commit with the same `once` stored.
create function commit(parts jsonb, at timestamptz, actor uuid, via text, batch uuid, once_id text, fingerprint text, answer json, "until" timestamptz)
returns jsonb language plpgsql as $$
declare
  part jsonb;
  change jsonb;
  s uuid;
  next bigint;
  seqs jsonb := '[]';
begin
  if once_id is not null then
    insert into once as o values (once_id, commit.fingerprint, commit.answer, "until")
      on conflict (id) do update set fingerprint = excluded.fingerprint, answer = excluded.answer, "expiresAt" = excluded."expiresAt"
      where o."expiresAt" <= commit.at;
    if not found then
      return (select jsonb_build_object('fingerprint', o.fingerprint, 'answer', o.answer) from once o where o.id = once_id);
    end if;
  end if;

  for part in select value from jsonb_array_elements(parts) loop
    s := (part ->> 'scope')::uuid;
    insert into scopes as h values (s, 1) on conflict (id) do update set seq = h.seq + 1 returning seq into next;
    seqs := seqs || to_jsonb(next);

    for change in select value from jsonb_array_elements(part -> 'changes') loop
      perform apply_change(s, next, change);
      if change ->> 'table' = 'tasks' then perform keep_words(s, change); end if;
    end loop;

    insert into log values (s, next, commit.at, actor, commit.via, commit.batch, part -> 'entries', part -> 'values');
    insert into history select s, value::uuid, next from jsonb_array_elements_text(part -> 'subjects');
  end loop;
  return jsonb_build_object('seqs', seqs);
end $$;
