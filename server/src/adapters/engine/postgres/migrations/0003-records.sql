-- What nobody follows or undoes (ports/records.ts).
create table records (
  kind text not null,
  id text not null,
  owner text,
  value jsonb not null,
  version bigint not null,
  "dueAt" timestamptz(3),
  "expiresAt" timestamptz(3),
  primary key (kind, id)
);
create index "records-owner" on records (kind, owner) where owner is not null;
create index "records-due" on records (kind, "dueAt") where "dueAt" is not null;
create index "records-expiry" on records ("expiresAt") where "expiresAt" is not null;
