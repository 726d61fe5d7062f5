-- Tasks as the wire shows them, made into JSON where they are read: a program between would take them apart and put them together
-- again. What the reader may do with each is not said: that is for the use case to know.

-- An instant as the 24 characters of the wire. The zone of every connection of ours is UTC (adapters/engine/postgres/database.ts);
-- naming it here would cost as much again.
create function wire_instant(at timestamptz) returns text language sql stable parallel safe return
  to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- The JSON of a task but for `power`: `shown` in ports/task-lines.ts, which store/task-lines.contract.ts holds it to. Make it anew when
-- tasks get a column that people see. Written by hand, because json_build_object takes twice as long; what is not escaped here are
-- types that need no escape, and names of time zones and positions, whose letters the contract knows.
create function task_line(t tasks) returns text language sql stable parallel safe return concat(
  '{"id":"', t.id, '","workspaceId":"', t.scope, '","projectId":"', t."projectId",
  '","parentId":', coalesce('"' || t."parentId"::text || '"', 'null'),
  ',"title":', to_json(t.title), ',"description":', to_json(t.description),
  ',"status":"', t.status, '","completed":', case t.status when 'completed' then 'true' else 'false' end,
  ',"priority":"', t.priority,
  '","startOn":', coalesce('"' || t."startOn"::text || '"', 'null'),
  ',"dueOn":', coalesce('"' || t."dueOn"::text || '"', 'null'),
  ',"dueAt":', coalesce('"' || wire_instant(t."dueAt") || '"', 'null'),
  ',"timeZone":', coalesce('"' || t."timeZone" || '"', 'null'),
  ',"labelIds":', to_json(t."labelIds"),
  ',"position":"', t.position, '","createdBy":"', t."createdBy",
  '","createdAt":"', wire_instant(t."createdAt"), '","updatedAt":"', wire_instant(t."updatedAt"),
  '","completedAt":', coalesce('"' || wire_instant(t."completedAt") || '"', 'null'),
  ',"deletedAt":', coalesce('"' || wire_instant(t."deletedAt") || '"', 'null'),
  ',"version":', t.version, '}');
