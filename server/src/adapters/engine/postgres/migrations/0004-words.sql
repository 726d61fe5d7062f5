-- What searches compare: the words of a task as contract/src/query/words.ts makes them, since no database would make the same.
-- Beside the tasks, not in them, so that lists do not carry it. The words are made by the adapter and come with the change.
create extension if not exists btree_gin;

create table words (
  scope uuid not null,
  id uuid not null,
  words text collate "C" not null,
  primary key (scope, id)
);

create function lexemes(words text) returns tsvector language sql immutable parallel safe return
  array_to_tsvector(string_to_array(ltrim(words), ' '));

create index "words-lexemes" on words using gin (scope, lexemes(words));

create function keep_words(s uuid, change jsonb) returns void language plpgsql as $$
begin
  if change ->> 'do' = 'remove' then
    delete from words w where w.scope = s and w.id = (change ->> 'id')::uuid;
  elsif change ? 'words' then
    insert into words as w values (s, (change -> 'row' ->> 'id')::uuid, change ->> 'words')
      on conflict (scope, id) do update set words = excluded.words where w.words <> excluded.words;
  end if;
end $$;
