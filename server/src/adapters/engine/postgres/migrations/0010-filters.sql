-- Queries with a name. The scope is the person whom they belong to.
create table filters (
  scope uuid not null,
  id uuid not null,
  version int not null,
  seq bigint not null,
  name text not null,
  color text not null,
  query text not null,
  names jsonb not null,
  sort text,
  "order" text,
  "group" text,
  position text collate "C" not null,
  "createdAt" timestamptz(3) not null,
  "updatedAt" timestamptz(3) not null,
  primary key (scope, id)
);
create index "filters-position" on filters (scope, position, id);
select define_rows('filters');
