using System.Collections.Concurrent;
using System.Text;

namespace ChildProtection.Workflow.Storage.PostgreSql;

/// <summary>
/// The statement that writes a list of decided steps: data-modifying CTEs, over arrays where there are several. The case rows come first, each under its own version and
/// hash; whatever else a step has is written only with its case row. It answers the refused alone: those whose case had moved on, or whose command was known.
/// </summary>
/// <remarks>
/// <c>not in (select …)</c> is meant: the planner hashes it at any size, where a join of two sets of unknown size may become a loop in a loop.
/// The order of parameters is that of <see cref="ApplyParameters"/>.
/// </remarks>
internal sealed class ApplySql
{
    private static readonly ConcurrentDictionary<ApplyShape, string> Texts = new();

    private readonly StringBuilder _text = new("with ");
    private readonly ApplyShape _shape;
    private readonly string _authority;
    private int _parameters;
    private int _parts;

    private ApplySql(ApplyShape shape)
    {
        _shape = shape;
        _authority = Has(ApplyShape.OneAuthority) ? Values("int4", "") : "";
    }

    public static string For(ApplyShape shape) => Texts.GetOrAdd(shape, one => new ApplySql(one).Build());

    private bool IsOneStep => Has(ApplyShape.OneStep);

    private bool Has(ApplyShape part) => _shape.HasFlag(part);

    private string Build()
    {
        var answer = IsOneStep ? AppendHead() : AppendHeads();
        Insert("journalled", "journal", "int4 timestamptz timestamptz bytea text text text", "sequence, occurred_at, recorded_at, hash, kind, actor, payload", ApplyShape.OneEntry);
        AppendTasks();
        AppendDeadlines();
        AppendCaseFile();
        AppendHolders();
        if (Has(ApplyShape.Deliveries))
        {
            const string Columns = "child_id, recipient, event_id, sequence, kind, occurred_at, recorded_at, definition_hash";
            Part("delivered", $"""
                insert into outbox (authority_id, case_id, {Columns}, state, failures)
                select x.authority_id, x.case_id, x.child_id, x.recipient, x.event_id, x.sequence, x.kind, x.occurred_at, x.recorded_at, x.definition_hash, 0, 0
                from {Rows("uuid text uuid int8 text timestamptz timestamptz text", Columns)}
                """);
        }
        return _text.Append('\n').Append(answer).ToString();
    }

    /// <summary>The head's parameters: those that the list needs. The authority is named once where it is the same for all.</summary>
    private (string Types, string Columns) Head()
    {
        var (types, columns) = Has(ApplyShape.OneAuthority) ? ("uuid", "case_id") : ("int4 uuid", "authority_id, case_id");
        types += " int4 int8 bytea int8 bytea text text bool timestamptz bytea";
        columns += ", team_id, expected, expected_hash, last_sequence, last_hash, definition_hash, main_state, closed, changed_at, snapshot";
        (types, columns) = Has(ApplyShape.Opens) ? ($"{types} uuid timestamptz", $"{columns}, child_id, opened_at") : (types, columns);
        return Has(ApplyShape.Commands) ? ($"{types} text", $"{columns}, command_key") : (types, columns);
    }

    /// <summary>The case row of a single step; the part named <c>done</c> has a row when it was written.</summary>
    private string AppendHead()
    {
        var (types, columns) = Head();
        var values = Values(types, "").Split(", ");
        var names = columns.Split(", ");
        string Of(string column) => column == "authority_id" ? _authority : values[Array.IndexOf(names, column)];
        var known = Has(ApplyShape.Commands) ? $"select k.version from command k where k.authority_id = {Of("authority_id")} and k.command_key = {Of("command_key")}" : "";
        var isNew = Has(ApplyShape.Commands) ? $" and not exists ({known})" : "";
        if (Has(ApplyShape.Opens))
        {
            Part("done", $"""
                insert into "case" ({OpenColumns})
                select {Of("authority_id")}, {Of("case_id")}, {Of("child_id")}, {Of("team_id")}, 1, {Of("last_sequence")}, {Of("last_hash")}, {Of("definition_hash")}, {Of("main_state")},
                  {Of("closed")}, false, {Of("opened_at")}, {Of("changed_at")}, {Of("snapshot")}
                where true{isNew}
                on conflict do nothing
                returning parked
                """);
        }
        else
        {
            Part("done", $"""
                update "case" c set version = c.version + 1, team_id = {Of("team_id")}, last_sequence = {Of("last_sequence")}, last_hash = {Of("last_hash")},
                  definition_hash = {Of("definition_hash")}, main_state = {Of("main_state")}, closed = {Of("closed")}, changed_at = {Of("changed_at")}, snapshot = {Of("snapshot")}
                where c.authority_id = {Of("authority_id")} and c.case_id = {Of("case_id")} and c.version = {Of("expected")} and c.last_hash = {Of("expected_hash")}{isNew}
                returning c.parked
                """);
        }
        if (Has(ApplyShape.Commands))
        {
            Part("commanded", $"""
                insert into command (authority_id, command_key, case_id, version, recorded_at)
                select {Of("authority_id")}, {Of("command_key")}, {Of("case_id")}, {Of("expected")} + 1, {Of("changed_at")} from done
                """);
        }
        return $"select 0, {(Has(ApplyShape.Commands) ? $"({known})" : "null::int8")} where not exists (select from done)";
    }

    private const string OpenColumns =
        "authority_id, case_id, child_id, team_id, version, last_sequence, last_hash, definition_hash, main_state, closed, parked, opened_at, changed_at, snapshot";

    /// <summary>The case rows of several steps; the part named <c>refused</c> has the places of those that were not written.</summary>
    private string AppendHeads()
    {
        var (types, columns) = Head();
        Part("step", $"select {(Has(ApplyShape.OneAuthority) ? $"{_authority} as authority_id, " : "")}x.* from unnest({Values($"int4 {types}", "[]")}) as x(ord, {columns})", "materialized ");
        var commands = Has(ApplyShape.Commands);
        var isNew = commands ? " and s.ord not in (select ord from known)" : "";
        if (commands)
        {
            Part("known", """
                select s.ord, k.version from step s
                join command k on k.authority_id = s.authority_id and k.command_key = s.command_key
                """);
        }
        var undone = new List<string>();
        if (Has(ApplyShape.Moves))
        {
            undone.Add("s.ord not in (select ord from moved)");
            Part("moved", $"""
                update "case" c set version = c.version + 1, team_id = s.team_id, last_sequence = s.last_sequence, last_hash = s.last_hash,
                  definition_hash = s.definition_hash, main_state = s.main_state, closed = s.closed, changed_at = s.changed_at, snapshot = s.snapshot
                from step s
                where s.expected > 0 and c.authority_id = s.authority_id and c.case_id = s.case_id and c.version = s.expected and c.last_hash = s.expected_hash{isNew}
                returning s.ord, s.authority_id, s.case_id, c.parked
                """);
        }
        if (Has(ApplyShape.Opens))
        {
            // An insert cannot return the row it was made from; "is not true" keeps the look-up a hashed one.
            undone.Add("((s.authority_id, s.case_id) in (select o.authority_id, o.case_id from opened o)) is not true");
            Part("opened", $"""
                insert into "case" ({OpenColumns})
                select s.authority_id, s.case_id, s.child_id, s.team_id, 1, s.last_sequence, s.last_hash, s.definition_hash, s.main_state, s.closed, false, s.opened_at, s.changed_at, s.snapshot
                from step s where s.expected = 0{isNew}
                on conflict do nothing
                returning authority_id, case_id
                """);
        }
        Part("refused", $"select s.ord, s.authority_id, s.case_id from step s where {string.Join(" and ", undone)}", "materialized ");
        if (commands)
        {
            Part("commanded", """
                insert into command (authority_id, command_key, case_id, version, recorded_at)
                select s.authority_id, s.command_key, s.case_id, s.expected + 1, s.changed_at
                from step s where s.command_key is not null and s.ord not in (select ord from refused)
                """);
        }
        return $"select r.ord, {(commands ? "(select k.version from known k where k.ord = r.ord)" : "null::int8")} from refused r";
    }

    private void AppendTasks()
    {
        const string Types = "text text int4 text uuid int4 timestamptz timestamptz int4";
        const string Columns = "task_key, name, kind, role, assignee, team_id, opened_at, due_at, urgency";
        if (Has(ApplyShape.TasksOpened))
        {
            Insert("tasks_opened", "task", Types, Columns, ApplyShape.OneTask);
        }
        if (Has(ApplyShape.TasksChanged))
        {
            Part("tasks_changed", $"""
                update task t set name = x.name, kind = x.kind, role = x.role, assignee = x.assignee, team_id = x.team_id, opened_at = x.opened_at, due_at = x.due_at, urgency = x.urgency
                from {Rows(Types, Columns)}
                where t.authority_id = x.authority_id and t.case_id = x.case_id and t.task_key = x.task_key
                """);
        }
        if (Has(ApplyShape.TasksClosed))
        {
            Part("tasks_closed", $"""
                delete from task t using {Rows("text", "task_key")}
                where t.authority_id = x.authority_id and t.case_id = x.case_id and t.task_key = x.task_key
                """);
        }
    }

    private void AppendDeadlines()
    {
        if (Has(ApplyShape.DeadlinesSet))
        {
            // A parked case stays parked for deadlines that begin meanwhile.
            var parked = IsOneStep ? "exists (select from done where parked)" : Has(ApplyShape.Moves) ? "(x.authority_id, x.case_id) in (select authority_id, case_id from moved where parked)" : "false";
            const string Columns = "deadline_key, name, from_at, due_at, next_stage_at";
            Part("deadlines_set", $"""
                insert into deadline (authority_id, case_id, {Columns}, parked)
                select x.authority_id, x.case_id, x.deadline_key, x.name, x.from_at, x.due_at, x.next_stage_at, {parked}
                from {Rows("text text timestamptz timestamptz timestamptz", Columns, ApplyShape.OneDeadline)}
                on conflict (authority_id, case_id, deadline_key) do update set name = excluded.name, from_at = excluded.from_at, due_at = excluded.due_at, next_stage_at = excluded.next_stage_at
                """);
        }
        if (Has(ApplyShape.DeadlinesEnded))
        {
            Part("deadlines_ended", $"""
                delete from deadline d using {Rows("text", "deadline_key")}
                where d.authority_id = x.authority_id and d.case_id = x.case_id and d.deadline_key = x.deadline_key
                """);
        }
    }

    private void AppendCaseFile()
    {
        if (Has(ApplyShape.Breaches))
        {
            Insert(
                "breaches_set", "breach", "text text timestamptz timestamptz bool text bool", "breach_key, name, due_at, met_at, recorded_late, excused, moved", ApplyShape.None, """
                on conflict (authority_id, case_id, breach_key) do update set name = excluded.name, due_at = excluded.due_at, met_at = excluded.met_at,
                  recorded_late = excluded.recorded_late, excused = excluded.excused, moved = excluded.moved
                """);
        }
        const string RecordTypes = "text text timestamptz timestamptz text int4 jsonb";
        const string RecordColumns = "record_id, list, occurred_at, recorded_at, recorded_by, revision, fields";
        if (Has(ApplyShape.RecordsAdded))
        {
            Insert("records_added", "record", RecordTypes, RecordColumns);
        }
        if (Has(ApplyShape.RecordsRevised))
        {
            Part("records_revised", $"""
                update record r set occurred_at = coalesce(x.occurred_at, r.occurred_at), changed_at = x.recorded_at, changed_by = x.recorded_by, revision = x.revision,
                  fields = (select coalesce(jsonb_object_agg(f.key, f.value), jsonb_build_object())
                    from jsonb_each(r.fields || x.fields) f where jsonb_typeof(f.value) <> 'null' or not jsonb_exists(x.fields, f.key))
                from {Rows(RecordTypes, RecordColumns)}
                where r.authority_id = x.authority_id and r.case_id = x.case_id and r.record_id = x.record_id
                """);
        }
        if (Has(ApplyShape.RegisterEntered))
        {
            Insert(
                "register_entered", "register_entry", "uuid text text date date text date json", "child_id, entry_id, kind, from_date, to_date, end_reason, amended_on, categories");
        }
        if (Has(ApplyShape.RegisterChanged))
        {
            Part("register_changed", $"""
                update register_entry e set to_date = coalesce(x.to_date, e.to_date), end_reason = coalesce(x.end_reason, e.end_reason),
                  amended_on = coalesce(x.amended_on, e.amended_on), categories = coalesce(x.categories, e.categories)
                from {Rows("date text date json", "to_date, end_reason, amended_on, categories")}
                where e.authority_id = x.authority_id and e.case_id = x.case_id and e.to_date is null
                """);
        }
    }

    private void AppendHolders()
    {
        if (Has(ApplyShape.HoldersLeft))
        {
            // One statement writes a row once: where somebody took the role at this very instant before, the row is taken over below.
            Part("holders_left", $"""
                update assignment a set to_at = x.at
                from {Rows("text timestamptz bool", "role, at, begun")}
                where a.authority_id = x.authority_id and a.case_id = x.case_id and a.role = x.role and a.to_at is null
                  and not (x.begun and a.from_at = x.at)
                """);
        }
        if (Has(ApplyShape.HoldersBegun))
        {
            Insert(
                "holders_begun", "assignment", "text timestamptz uuid", "role, from_at, user_id", ApplyShape.None,
                "on conflict (authority_id, case_id, role, from_at) do update set user_id = excluded.user_id, to_at = null");
        }
    }

    private void Insert(string part, string table, string types, string columns, ApplyShape oneRow = ApplyShape.None, string onConflict = "") => Part(part, $"""
        insert into {table} (authority_id, case_id, {columns})
        select x.authority_id, x.case_id, x.{columns.Replace(", ", ", x.", StringComparison.Ordinal)}
        from {Rows(types, columns, oneRow)}
        {onConflict}
        """);

    /// <summary>The rows of a part, named x, of those steps that were written. Of a single step, the case is named once, by the head's parameters.</summary>
    private string Rows(string types, string columns, ApplyShape oneRow = ApplyShape.None)
    {
        if (Has(ApplyShape.OneAuthority) && !IsOneStep)
        {
            return $"(select {_authority} as authority_id, u.* from unnest({Values($"uuid {types}", "[]")}) as u(case_id, {columns}) where u.case_id not in (select case_id from refused)) as x";
        }
        if (!IsOneStep)
        {
            return $"""
                (select * from unnest({Values($"int4 uuid {types}", "[]")}) as u(authority_id, case_id, {columns})
                 where (u.authority_id, u.case_id) not in (select authority_id, case_id from refused)) as x
                """;
        }
        const string Owner = "$1::int4 as authority_id, $2::uuid as case_id";
        if (oneRow == ApplyShape.None || !Has(oneRow))
        {
            return $"(select {Owner}, u.* from done, unnest({Values(types, "[]")}) as u({columns})) as x";
        }
        var named = Values(types, "").Split(", ").Zip(columns.Split(", "), (value, column) => $"{value} as {column}");
        return $"(select {Owner}, {string.Join(", ", named)} from done) as x";
    }

    private string Values(string types, string form) => string.Join(", ", types.Split(' ').Select(type => $"${++_parameters}::{type}{form}"));

    private void Part(string name, string body, string how = "") =>
        _text.Append(_parts++ == 0 ? "" : ",\n").Append(name).Append(" as ").Append(how).Append("(\n").Append(body).Append(')');
}
