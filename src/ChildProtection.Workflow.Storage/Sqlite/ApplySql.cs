namespace ChildProtection.Workflow.Storage.Sqlite;

/// <summary>The statements that write one decided step, a row each. SQLite has no data-modifying CTEs; within one process a statement costs microseconds.</summary>
internal static class ApplySql
{
    public const string KnownCommand = "select version from command where authority_id = $1 and command_key = $2";

    public const string Open = """
        insert into "case" (authority_id, case_id, child_id, team_id, version, last_sequence, last_hash, definition_hash, main_state, closed, parked, opened_at, changed_at, snapshot)
        values ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, 0, $10, $11, $12)
        on conflict do nothing
        """;

    public const string Move = """
        update "case" set version = version + 1, team_id = $4, last_sequence = $5, last_hash = $6, definition_hash = $7, main_state = $8, closed = $9, changed_at = $10, snapshot = $11
        where authority_id = $1 and case_id = $2 and version = $3 and last_hash = $12
        """;

    public const string Command = "insert into command (authority_id, command_key, case_id, version, recorded_at) values ($1, $2, $3, $4, $5)";

    public const string Journal = """
        insert into journal (authority_id, sequence, occurred_at, recorded_at, case_id, hash, kind, actor, payload)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    public const string OpenTask = """
        insert into task (authority_id, case_id, task_key, name, kind, role, assignee, team_id, opened_at, due_at, urgency)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    public const string ChangeTask = """
        update task set name = $4, kind = $5, role = $6, assignee = $7, team_id = $8, opened_at = $9, due_at = $10, urgency = $11
        where authority_id = $1 and case_id = $2 and task_key = $3
        """;

    public const string CloseTask = "delete from task where authority_id = $1 and case_id = $2 and task_key = $3";

    public const string SetDeadline = """
        insert into deadline (authority_id, case_id, deadline_key, name, from_at, due_at, next_stage_at, parked)
        values ($1, $2, $3, $4, $5, $6, $7, (select c.parked from "case" c where c.authority_id = $1 and c.case_id = $2))
        on conflict (authority_id, case_id, deadline_key) do update set name = excluded.name, from_at = excluded.from_at, due_at = excluded.due_at, next_stage_at = excluded.next_stage_at
        """;

    public const string EndDeadline = "delete from deadline where authority_id = $1 and case_id = $2 and deadline_key = $3";

    public const string SetBreach = """
        insert into breach (authority_id, case_id, breach_key, name, due_at, met_at, recorded_late, excused, moved)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (authority_id, case_id, breach_key) do update set name = excluded.name, due_at = excluded.due_at, met_at = excluded.met_at,
          recorded_late = excluded.recorded_late, excused = excluded.excused, moved = excluded.moved
        """;

    public const string AddRecord = """
        insert into record (authority_id, case_id, record_id, list, occurred_at, recorded_at, recorded_by, revision, fields)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    public const string RecordFields = "select fields from record where authority_id = $1 and case_id = $2 and record_id = $3";

    public const string ReviseRecord = """
        update record set occurred_at = coalesce($4, occurred_at), changed_at = $5, changed_by = $6, revision = $7, fields = $8
        where authority_id = $1 and case_id = $2 and record_id = $3
        """;

    public const string EnterRegister = """
        insert into register_entry (authority_id, case_id, entry_id, child_id, kind, from_date, to_date, end_reason, amended_on, categories)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    public const string ChangeRegister = """
        update register_entry set to_date = $3, end_reason = $4, amended_on = coalesce($5, amended_on), categories = coalesce($6, categories)
        where authority_id = $1 and case_id = $2 and to_date is null
        """;

    public const string EndAssignment = """
        update assignment set to_at = $4
        where authority_id = $1 and case_id = $2 and role = $3 and to_at is null
        """;

    public const string BeginAssignment = """
        insert into assignment (authority_id, case_id, role, from_at, user_id, to_at)
        values ($1, $2, $3, $4, $5, null)
        on conflict (authority_id, case_id, role, from_at) do update set user_id = excluded.user_id, to_at = null
        """;

    /// <summary>
    /// The number is one more than the authority's last, counted from a base of its own, so that it is unique among all authorities without a table of
    /// counters (the writer is alone); 2^40 for each is room for a million a day for three thousand years.
    /// </summary>
    public const string Deliver = """
        insert into outbox (authority_id, delivery_id, case_id, child_id, recipient, event_id, sequence, kind, occurred_at, recorded_at, definition_hash, state, failures)
        values ($1, coalesce((select max(delivery_id) from outbox where authority_id = $1), $1 << 40) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0)
        """;
}
