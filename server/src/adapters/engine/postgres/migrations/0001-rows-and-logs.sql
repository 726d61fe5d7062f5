-- Columns carry the names that the wire carries, quoted, so that a row is its own JSON and nothing translates between the two.

create type status as enum ('pending', 'in_progress', 'completed', 'cancelled');
-- An enum sorts in the order it is declared in: by rank.
create type priority as enum ('none', 'low', 'medium', 'high', 'urgent');

-- The head of each scope's log. Its row is the lock under which a commit runs.
create table scopes (
  id uuid primary key,
  seq bigint not null
);

create table log (
  scope uuid not null,
  seq bigint not null,
  at timestamptz(3) not null,
  "actorId" uuid not null,
  via text not null,
  batch uuid not null,
  -- Envelopes: permanent.
  entries jsonb not null,
  -- Old and new values, in the order of the envelopes: erasable.
  "values" jsonb,
  primary key (scope, seq)
);
create index "log-batch" on log (batch, scope, seq);
create index "log-at" on log (scope, at);

-- Which log items speak of a row: the index behind the history of a task.
create table history (
  scope uuid not null,
  "subjectId" uuid not null,
  seq bigint not null,
  primary key (scope, "subjectId", seq)
);

create table once (
  -- Begins with the actor's id, so that those of one stand together.
  id text collate "C" primary key,
  fingerprint text not null,
  answer json,
  "expiresAt" timestamptz(3) not null
);
create index "once-expiry" on once ("expiresAt");

create table persons (
  scope uuid not null,
  id uuid not null,
  version int not null,
  seq bigint not null,
  username text not null,
  email text not null,
  "usernameKey" text not null,
  "emailKey" text not null,
  "givenName" text not null,
  "familyName" text not null,
  "timeZone" text not null,
  locale text,
  "hourCycle" text,
  "weekStart" text,
  "personalWorkspaceId" uuid not null,
  "inboxId" uuid not null,
  "createdAt" timestamptz(3) not null,
  "updatedAt" timestamptz(3) not null,
  "deletionAt" timestamptz(3),
  primary key (scope, id)
);
-- The name of a unique index is the reason that people's programs read when it refuses.
create unique index "username-taken" on persons ("usernameKey");
create unique index "email-taken" on persons ("emailKey");

create table workspaces (
  scope uuid not null,
  id uuid not null,
  version int not null,
  seq bigint not null,
  kind text not null,
  name text not null,
  "createdAt" timestamptz(3) not null,
  "updatedAt" timestamptz(3) not null,
  primary key (scope, id)
);

create table members (
  scope uuid not null,
  id uuid not null,
  version int not null,
  seq bigint not null,
  role text not null,
  "createdAt" timestamptz(3) not null,
  primary key (scope, id)
);
create index "members-person" on members (id, scope);

create table projects (
  scope uuid not null,
  id uuid not null,
  version int not null,
  seq bigint not null,
  kind text not null,
  name text not null,
  color text not null,
  position text collate "C" not null,
  "createdAt" timestamptz(3) not null,
  "updatedAt" timestamptz(3) not null,
  "deletedAt" timestamptz(3),
  primary key (scope, id)
);

create table labels (
  scope uuid not null,
  id uuid not null,
  version int not null,
  seq bigint not null,
  name text not null,
  color text not null,
  "createdAt" timestamptz(3) not null,
  "updatedAt" timestamptz(3) not null,
  primary key (scope, id)
);

create table tasks (
  scope uuid not null,
  id uuid not null,
  version int not null,
  seq bigint not null,
  "projectId" uuid not null,
  "parentId" uuid,
  title text not null,
  description text not null,
  status status not null,
  priority priority not null,
  "dueOn" date,
  "dueAt" timestamptz(3),
  "timeZone" text,
  "labelIds" uuid[] not null,
  position text collate "C" not null,
  "createdBy" uuid not null,
  "createdAt" timestamptz(3) not null,
  "updatedAt" timestamptz(3) not null,
  "completedAt" timestamptz(3),
  "deletedAt" timestamptz(3),
  primary key (scope, id),
  check ("dueOn" is null or "dueAt" is null)
);
create index "tasks-project" on tasks (scope, "projectId", position, id);
create index "tasks-parent" on tasks (scope, "parentId", position, id) where "parentId" is not null;
create index "tasks-due-on" on tasks (scope, "dueOn", id) where "dueOn" is not null and "deletedAt" is null;
create index "tasks-due-at" on tasks (scope, "dueAt", id) where "dueAt" is not null and "deletedAt" is null;
create index "tasks-trash" on tasks (scope, id) where "deletedAt" is not null;
