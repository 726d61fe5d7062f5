-- The commit of 0002 and 0004 with fewer steps: PL/pgSQL spends more on getting from one to the next than on most of the rows. What is
-- assigned is evaluated by itself, what is performed or looped over is a query with all its ceremony; so functions answer something
-- to be assigned, arrays are walked by their index, and a put, which nearly every change is, comes first everywhere.

-- As in 0002: makes the function that applies one change to a table of rows, and lets `commit` know of it. Call it for every table, and
-- again after adding a column.
create or replace function define_rows(t text) returns void language plpgsql as $define$
declare
  names text;
  sources text;
  from_row text;
  from_excluded text;
begin
  select string_agg(name, ', ' order by n), string_agg(source, ', ' order by n),
    string_agg(format('%s = %s', name, source), ', ' order by n), string_agg(format('%s = excluded.%1$s', name), ', ' order by n)
  into names, sources, from_row, from_excluded
  from (
    select attnum as n, format('%I', attname) as name, case attname when 'seq' then 'next' else format('r.%I', attname) end as source
    from pg_attribute where attrelid = t::regclass and attnum > 0 and not attisdropped
  ) columns;

  execute format($f$
    create or replace function change_%1$s(s uuid, next bigint, change jsonb) returns boolean language plpgsql as $body$
    declare
      expect text := change ->> 'expect';
      v text;
    begin
      if change ? 'row' then
        if expect = 'absent' then
          insert into %1$I (%2$s) select %3$s from jsonb_populate_record(null::%1$I, change -> 'row') r;
        elsif expect = 'any' then
          insert into %1$I (%2$s) select %3$s from jsonb_populate_record(null::%1$I, change -> 'row') r
            on conflict (scope, id) do update set %5$s;
        else
          update %1$I t set %4$s from jsonb_populate_record(null::%1$I, change -> 'row') r
            where t.scope = r.scope and t.id = r.id and t.version = expect::int;
          if not found then raise exception 'version of %1$s' using errcode = 'CN412'; end if;
        end if;
        return true;
      end if;

      if change ->> 'do' = 'remove' then
        delete from %1$I t where t.scope = s and t.id = (change ->> 'id')::uuid and (expect = 'any' or t.version::text = expect);
        if not found and expect <> 'any' then raise exception 'version of %1$s' using errcode = 'CN412'; end if;
        return true;
      end if;

      select t.version into v from %1$I t where t.scope = s and t.id = (change ->> 'id')::uuid;
      if (expect = 'absent') <> (v is null) or (expect not in ('absent', 'any') and v <> expect) then
        raise exception 'version of %1$s' using errcode = 'CN412';
      end if;
      return true;
    end $body$ $f$, t, names, sources, from_row, from_excluded);

  -- One arm for each table rather than a statement made of its name: that would be planned again for every change.
  execute format($f$
    create or replace function apply_change(s uuid, next bigint, change jsonb) returns boolean language plpgsql as $body$
    declare
      t text := change ->> 'table';
    begin
      %s
      raise exception 'no rows are called %%', t;
    end $body$ $f$,
    (select string_agg(format('if t = %L then return %I(s, next, change); end if;', substr(proname, 8), proname), ' '
        order by proname <> 'change_tasks', proname)
      from pg_proc where proname like 'change\_%' and pronamespace = current_schema()::regnamespace));
end $define$;

-- What a function answers can only be changed by dropping it first.
do $$
declare
  t text;
  tables text[] := (select array_agg(substr(proname, 8))
    from pg_proc where proname like 'change\_%' and pronamespace = current_schema()::regnamespace);
begin
  drop function apply_change(uuid, bigint, jsonb);
  foreach t in array tables loop execute format('drop function %I(uuid, bigint, jsonb)', 'change_' || t); end loop;
  foreach t in array tables loop perform define_rows(t); end loop;
end $$;

create or replace function commit(parts jsonb, at timestamptz, actor uuid, via text, batch uuid, once_id text, fingerprint text, answer json, "until" timestamptz)
returns jsonb language plpgsql as $$
declare
  part jsonb;
  changes jsonb;
  change jsonb;
  s uuid;
  next bigint;
  seqs jsonb := '[]';
  done boolean;
begin
  if once_id is not null then
    insert into once as o values (once_id, commit.fingerprint, commit.answer, "until")
      on conflict (id) do update set fingerprint = excluded.fingerprint, answer = excluded.answer, "expiresAt" = excluded."expiresAt"
      where o."expiresAt" <= commit.at;
    if not found then
      return (select jsonb_build_object('fingerprint', o.fingerprint, 'answer', o.answer) from once o where o.id = once_id);
    end if;
  end if;

  for p in 0 .. jsonb_array_length(parts) - 1 loop
    part := parts -> p;
    s := part ->> 'scope';
    -- An insert that finds its row there locks it first, and logs that; nearly every scope is there.
    update scopes h set seq = h.seq + 1 where h.id = s returning h.seq into next;
    if not found then
      insert into scopes as h values (s, 1) on conflict (id) do update set seq = h.seq + 1 returning h.seq into next;
    end if;
    seqs := seqs || to_jsonb(next);

    changes := part -> 'changes';
    for c in 0 .. jsonb_array_length(changes) - 1 loop
      change := changes -> c;
      done := apply_change(s, next, change);
      if change ? 'words' then
        insert into words as w values (s, (change -> 'row' ->> 'id')::uuid, change ->> 'words')
          on conflict (scope, id) do update set words = excluded.words where w.words <> excluded.words;
      elsif change ->> 'do' = 'remove' and change ->> 'table' = 'tasks' then
        delete from words w where w.scope = s and w.id = (change ->> 'id')::uuid;
      end if;
    end loop;

    insert into log values (s, next, commit.at, actor, commit.via, commit.batch, part -> 'entries', part -> 'values');
    insert into history select s, value::uuid, next from jsonb_array_elements_text(part -> 'subjects');
  end loop;
  return jsonb_build_object('seqs', seqs);
end $$;

drop function keep_words(uuid, jsonb);
