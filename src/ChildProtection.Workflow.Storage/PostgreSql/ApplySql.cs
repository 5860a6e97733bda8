using System.Collections.Concurrent;
using System.Text;

namespace ChildProtection.Workflow.Storage.PostgreSql;

/// <summary>
/// The statement that writes a list of decided steps: data-modifying CTEs over arrays. The case rows come first, each under its own version
/// check; <c>refused</c> are the steps whose case had moved on or whose command was known, and no row of theirs is written. It answers the refused alone.
/// </summary>
/// <remarks>
/// <c>not in (select …)</c> is meant: the planner hashes it at any size, where a join of two sets of unknown size may become a loop in a loop.
/// The order of parameters is that of <see cref="ApplyParameters"/>.
/// </remarks>
internal static class ApplySql
{
    /// <summary>Of several steps, those whose case moved on are left out one by one; a single one is written or not, asked once.</summary>
    private static string NotRefused(ApplyShape shape) =>
        shape.HasFlag(ApplyShape.OneStep) ? "not exists (select from refused)" : "x.ord not in (select ord from refused)";

    private static readonly ConcurrentDictionary<ApplyShape, string> Texts = new();

    private const string Owner = "ord, authority_id, case_id";

    private const string HeadTypes = "int4 int4 uuid uuid int4 int8 int8 bytea text text bool timestamptz timestamptz bytea text";

    private const string HeadColumns =
        $"{Owner}, child_id, team_id, expected, last_sequence, last_hash, definition_hash, main_state, closed, opened_at, changed_at, snapshot, command_key";

    public static string For(ApplyShape shape) => Texts.GetOrAdd(shape, Build);

    private static string Build(ApplyShape shape)
    {
        var text = new StringBuilder();
        var parameter = 0;
        string Values(string types, string form) => string.Join(", ", types.Split(' ').Select(type => $"${++parameter}::{type}{form}"));
        var one = shape.HasFlag(ApplyShape.OneStep);
        var heads = Values(HeadTypes, one ? "" : "[]");
        // The rows of a part, x, each with its step. Of a single step these are the same for all, and its first parameters.
        string Rows(string types, string columns, ApplyShape oneRow) => (one, oneRow != ApplyShape.None && shape.HasFlag(oneRow)) switch
        {
            (true, true) => $"(values ($1, $2, $3, {Values(types, "")})) as x({Owner}, {columns})",
            (true, false) => $"(select $1 as ord, $2 as authority_id, $3 as case_id, u.* from unnest({Values(types, "[]")}) as u({columns})) as x",
            _ => $"unnest({Values($"int4 int4 uuid {types}", "[]")}) as x({Owner}, {columns})",
        };

        text.Append(one ? $"with step as not materialized (select * from (values ({heads})) as x({HeadColumns}))" : $"with step as materialized (select * from unnest({heads}) as x({HeadColumns}))");
        AppendHeads(text, shape);
        Part(text, "journalled", $"""
            insert into journal (authority_id, sequence, occurred_at, recorded_at, case_id, hash, kind, actor, payload)
            select x.authority_id, x.sequence, x.occurred_at, x.recorded_at, x.case_id, x.hash, x.kind, x.actor, x.payload
            from {Rows("int4 timestamptz timestamptz bytea text text json", "sequence, occurred_at, recorded_at, hash, kind, actor, payload", ApplyShape.OneEntry)}
            where {NotRefused(shape)}
            """);
        AppendTasks(text, shape, Rows);
        AppendDeadlines(text, shape, Rows);
        AppendCaseFile(text, shape, Rows);
        AppendHolders(text, shape, Rows);
        if (shape.HasFlag(ApplyShape.Deliveries))
        {
            Part(text, "delivered", $"""
                insert into outbox (authority_id, case_id, child_id, recipient, event_id, sequence, kind, occurred_at, recorded_at, definition_hash, state, failures)
                select x.authority_id, x.case_id, x.child_id, x.recipient, x.event_id, x.sequence, x.kind, x.occurred_at, x.recorded_at, x.definition_hash, 0, 0
                from {Rows("uuid text uuid int8 text timestamptz timestamptz text", "child_id, recipient, event_id, sequence, kind, occurred_at, recorded_at, definition_hash", ApplyShape.None)}
                where {NotRefused(shape)}
                """);
        }
        var known = shape.HasFlag(ApplyShape.Commands) ? "(select k.version from known k where k.ord = r.ord)" : "null::int8";
        return text.Append($"\nselect r.ord, {known} from refused r").ToString();
    }

    private static void AppendHeads(StringBuilder text, ApplyShape shape)
    {
        var commands = shape.HasFlag(ApplyShape.Commands);
        var one = shape.HasFlag(ApplyShape.OneStep);
        var unknown = !commands ? "" : one ? " and not exists (select from known)" : " and s.ord not in (select ord from known)";
        if (commands)
        {
            Part(text, "known", """
                select s.ord, k.version from step s
                join command k on k.authority_id = s.authority_id and k.command_key = s.command_key
                """);
        }
        var done = new List<string>();
        if (shape.HasFlag(ApplyShape.Moves))
        {
            done.Add(one ? "not exists (select from moved)" : "s.ord not in (select ord from moved)");
            Part(text, "moved", $"""
                update "case" c set version = s.expected + 1, team_id = s.team_id, last_sequence = s.last_sequence, last_hash = s.last_hash,
                  definition_hash = s.definition_hash, main_state = s.main_state, closed = s.closed, changed_at = s.changed_at, snapshot = s.snapshot
                from step s
                where s.expected > 0 and c.authority_id = s.authority_id and c.case_id = s.case_id and c.version = s.expected{unknown}
                returning s.ord, c.parked
                """);
        }
        if (shape.HasFlag(ApplyShape.Opens))
        {
            // An insert cannot return the row it was made from; "is not true" keeps the look-up a hashed one.
            done.Add(one ? "not exists (select from opened)" : "((s.authority_id, s.case_id) in (select o.authority_id, o.case_id from opened o)) is not true");
            Part(text, "opened", $"""
                insert into "case" (authority_id, case_id, child_id, team_id, version, last_sequence, last_hash, definition_hash, main_state, closed, parked, opened_at, changed_at, snapshot)
                select s.authority_id, s.case_id, s.child_id, s.team_id, 1, s.last_sequence, s.last_hash, s.definition_hash, s.main_state, s.closed, false, s.opened_at, s.changed_at, s.snapshot
                from step s where s.expected = 0{unknown}
                on conflict do nothing
                returning authority_id, case_id
                """);
        }
        Part(text, "refused", $"select s.ord from step s where {string.Join(" and ", done)}", "materialized ");
        if (commands)
        {
            Part(text, "commanded", $"""
                insert into command (authority_id, command_key, case_id, version, recorded_at)
                select x.authority_id, x.command_key, x.case_id, x.expected + 1, x.changed_at
                from step x where x.command_key is not null and {NotRefused(shape)}
                """);
        }
    }

    private static void AppendTasks(StringBuilder text, ApplyShape shape, Func<string, string, ApplyShape, string> rows)
    {
        if (shape.HasFlag(ApplyShape.TasksSet))
        {
            Part(text, "tasks_set", $"""
                insert into task (authority_id, case_id, task_key, name, kind, role, assignee, team_id, opened_at, due_at, urgency)
                select x.authority_id, x.case_id, x.task_key, x.name, x.kind, x.role, x.assignee, x.team_id, x.opened_at, x.due_at, x.urgency
                from {rows("text text int4 text uuid int4 timestamptz timestamptz int4", "task_key, name, kind, role, assignee, team_id, opened_at, due_at, urgency", ApplyShape.OneTask)}
                where {NotRefused(shape)}
                on conflict (authority_id, case_id, task_key) do update set name = excluded.name, kind = excluded.kind, role = excluded.role, assignee = excluded.assignee,
                  team_id = excluded.team_id, opened_at = excluded.opened_at, due_at = excluded.due_at, urgency = excluded.urgency
                """);
        }
        if (shape.HasFlag(ApplyShape.TasksClosed))
        {
            Part(text, "tasks_closed", $"""
                delete from task t using {rows("text", "task_key", ApplyShape.None)}
                where t.authority_id = x.authority_id and t.case_id = x.case_id and t.task_key = x.task_key and {NotRefused(shape)}
                """);
        }
    }

    private static void AppendDeadlines(StringBuilder text, ApplyShape shape, Func<string, string, ApplyShape, string> rows)
    {
        if (shape.HasFlag(ApplyShape.DeadlinesSet))
        {
            // A parked case stays parked for deadlines that begin meanwhile.
            var parked = !shape.HasFlag(ApplyShape.Moves) ? "false"
                : shape.HasFlag(ApplyShape.OneStep) ? "exists (select from moved where parked)" : "x.ord in (select ord from moved where parked)";
            Part(text, "deadlines_set", $"""
                insert into deadline (authority_id, case_id, deadline_key, name, from_at, due_at, next_stage_at, parked)
                select x.authority_id, x.case_id, x.deadline_key, x.name, x.from_at, x.due_at, x.next_stage_at, {parked}
                from {rows("text text timestamptz timestamptz timestamptz", "deadline_key, name, from_at, due_at, next_stage_at", ApplyShape.OneDeadline)}
                where {NotRefused(shape)}
                on conflict (authority_id, case_id, deadline_key) do update set name = excluded.name, from_at = excluded.from_at, due_at = excluded.due_at, next_stage_at = excluded.next_stage_at
                """);
        }
        if (shape.HasFlag(ApplyShape.DeadlinesEnded))
        {
            Part(text, "deadlines_ended", $"""
                delete from deadline d using {rows("text", "deadline_key", ApplyShape.None)}
                where d.authority_id = x.authority_id and d.case_id = x.case_id and d.deadline_key = x.deadline_key and {NotRefused(shape)}
                """);
        }
    }

    private static void AppendCaseFile(StringBuilder text, ApplyShape shape, Func<string, string, ApplyShape, string> rows)
    {
        if (shape.HasFlag(ApplyShape.Breaches))
        {
            Part(text, "breaches_set", $"""
                insert into breach (authority_id, case_id, breach_key, name, due_at, met_at, recorded_late, excused, moved)
                select x.authority_id, x.case_id, x.breach_key, x.name, x.due_at, x.met_at, x.recorded_late, x.excused, x.moved
                from {rows("text text timestamptz timestamptz bool text bool", "breach_key, name, due_at, met_at, recorded_late, excused, moved", ApplyShape.None)}
                where {NotRefused(shape)}
                on conflict (authority_id, case_id, breach_key) do update set name = excluded.name, due_at = excluded.due_at, met_at = excluded.met_at,
                  recorded_late = excluded.recorded_late, excused = excluded.excused, moved = excluded.moved
                """);
        }
        if (shape.HasFlag(ApplyShape.RecordsAdded))
        {
            Part(text, "records_added", $"""
                insert into record (authority_id, case_id, record_id, list, occurred_at, recorded_at, recorded_by, revision, fields)
                select x.authority_id, x.case_id, x.record_id, x.list, x.occurred_at, x.recorded_at, x.recorded_by, x.revision, x.fields
                from {rows("text text timestamptz timestamptz text int4 jsonb", "record_id, list, occurred_at, recorded_at, recorded_by, revision, fields", ApplyShape.None)}
                where {NotRefused(shape)}
                """);
        }
        if (shape.HasFlag(ApplyShape.RecordsRevised))
        {
            Part(text, "records_revised", $"""
                update record r set occurred_at = coalesce(x.occurred_at, r.occurred_at), changed_at = x.recorded_at, changed_by = x.recorded_by, revision = x.revision,
                  fields = (select coalesce(jsonb_object_agg(f.key, f.value), jsonb_build_object())
                    from jsonb_each(r.fields || x.fields) f where jsonb_typeof(f.value) <> 'null' or not jsonb_exists(x.fields, f.key))
                from {rows("text text timestamptz timestamptz text int4 jsonb", "record_id, list, occurred_at, recorded_at, recorded_by, revision, fields", ApplyShape.None)}
                where r.authority_id = x.authority_id and r.case_id = x.case_id and r.record_id = x.record_id and {NotRefused(shape)}
                """);
        }
        if (shape.HasFlag(ApplyShape.RegisterEntered))
        {
            Part(text, "register_entered", $"""
                insert into register_entry (authority_id, case_id, child_id, entry_id, kind, from_date, to_date, end_reason, amended_on, categories)
                select x.authority_id, x.case_id, x.child_id, x.entry_id, x.kind, x.from_date, x.to_date, x.end_reason, x.amended_on, x.categories
                from {rows("uuid text text date date text date json", "child_id, entry_id, kind, from_date, to_date, end_reason, amended_on, categories", ApplyShape.None)}
                where {NotRefused(shape)}
                """);
        }
        if (shape.HasFlag(ApplyShape.RegisterChanged))
        {
            Part(text, "register_changed", $"""
                update register_entry e set to_date = coalesce(x.to_date, e.to_date), end_reason = coalesce(x.end_reason, e.end_reason),
                  amended_on = coalesce(x.amended_on, e.amended_on), categories = coalesce(x.categories, e.categories)
                from {rows("date text date json", "to_date, end_reason, amended_on, categories", ApplyShape.None)}
                where e.authority_id = x.authority_id and e.case_id = x.case_id and e.to_date is null and {NotRefused(shape)}
                """);
        }
    }

    private static void AppendHolders(StringBuilder text, ApplyShape shape, Func<string, string, ApplyShape, string> rows)
    {
        if (shape.HasFlag(ApplyShape.HoldersLeft))
        {
            // One statement writes a row once: where somebody took the role at this very instant before, the row is taken over below.
            Part(text, "holders_left", $"""
                update assignment a set to_at = x.at
                from {rows("text timestamptz bool", "role, at, begun", ApplyShape.None)}
                where a.authority_id = x.authority_id and a.case_id = x.case_id and a.role = x.role and a.to_at is null
                  and not (x.begun and a.from_at = x.at) and {NotRefused(shape)}
                """);
        }
        if (shape.HasFlag(ApplyShape.HoldersBegun))
        {
            Part(text, "holders_begun", $"""
                insert into assignment (authority_id, case_id, role, from_at, user_id)
                select x.authority_id, x.case_id, x.role, x.from_at, x.user_id
                from {rows("text timestamptz uuid", "role, from_at, user_id", ApplyShape.None)}
                where {NotRefused(shape)}
                on conflict (authority_id, case_id, role, from_at) do update set user_id = excluded.user_id, to_at = null
                """);
        }
    }

    private static void Part(StringBuilder text, string name, string body, string how = "") =>
        text.Append(",\n").Append(name).Append(" as ").Append(how).Append("(\n").Append(body).Append(')');
}
