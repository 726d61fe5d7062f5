-- The day on which work on a task is to begin. No index: searches look at it beside everything else.
alter table tasks add column "startOn" date;
select define_rows('tasks');
