using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Steps;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Sqlite;

/// <summary>Reading a case for a step: its head and its child's agencies in one row.</summary>
internal static class HeadSql
{
    /// <summary>Of a case row named <c>c</c>; the first columns of every statement that loads one.</summary>
    public const string Columns = """
        c.authority_id, c.case_id, c.child_id, c.team_id, c.version, c.last_sequence, c.last_hash, c.definition_hash, c.main_state, c.closed,
        c.opened_at, c.changed_at, c.snapshot,
        (select json_group_array(json_array(r.agency_id, r.kind, r.from_date, r.to_date, case when not r.active then 'inactive' end))
         from (select g.*, a.active from agency_relation g join agency a on a.authority_id = g.authority_id and a.agency_id = g.agency_id
               where g.authority_id = c.authority_id and g.child_id in (select c.child_id union all
                 select s.record_id from same_child o join same_child s on s.authority_id = o.authority_id and s.kept_id = o.kept_id
                 where o.authority_id = c.authority_id and o.record_id = c.child_id) order by g.agency_id, g.kind, g.from_date) r)
        """;

    public const int ColumnCount = 14;

    public const string Load = $"""
        select {Columns}, (select k.version from command k where k.authority_id = $1 and k.command_key = $3)
        from "case" c where c.authority_id = $1 and c.case_id = $2
        """;

    public static CaseHead Head(SqliteDataReader row) => new()
    {
        Authority = new AuthorityId(row.GetInt32(0)),
        Case = new CaseId(row.GetGuid(1)),
        Child = new ChildId(row.GetGuid(2)),
        Team = new TeamId(row.GetInt32(3)),
        Version = row.GetInt64(4),
        LastSequence = row.GetInt64(5),
        LastHash = row.GetFieldValue<byte[]>(6),
        DefinitionHash = row.GetString(7),
        MainState = row.GetString(8),
        Closed = row.GetBoolean(9),
        OpenedAt = At(row, 10),
        ChangedAt = At(row, 11),
        Snapshot = row.GetFieldValue<byte[]>(12),
    };

    public static IReadOnlyList<AgencyRelation> Relations(SqliteDataReader row) => RelationsJson.Read(row.GetString(13));

    public static Instant At(SqliteDataReader row, int column) => StoredTime.FromMicroseconds(row.GetInt64(column));
}
