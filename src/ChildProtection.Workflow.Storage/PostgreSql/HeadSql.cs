using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Steps;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace ChildProtection.Workflow.Storage.PostgreSql;

/// <summary>Reading a case for a step: its head and its child's agencies in one row.</summary>
internal static class HeadSql
{
    /// <summary>Of a case row named <c>c</c>; the first columns of every statement that loads one.</summary>
    public const string Columns = """
        c.authority_id, c.case_id, c.child_id, c.team_id, c.version, c.last_sequence, c.last_hash, c.definition_hash, c.main_state, c.closed,
        c.opened_at, c.changed_at, c.snapshot,
        (select json_agg(json_build_array(r.agency_id, r.kind, r.from_date, r.to_date, case when not a.active then 'inactive' end) order by r.agency_id, r.kind, r.from_date)
         from agency_relation r join agency a on a.authority_id = r.authority_id and a.agency_id = r.agency_id
         where r.authority_id = c.authority_id and r.child_id in (select c.child_id union all
           select s.record_id from same_child o join same_child s on s.authority_id = o.authority_id and s.kept_id = o.kept_id
           where o.authority_id = c.authority_id and o.record_id = c.child_id))::text
        """;

    public const int ColumnCount = 14;

    /// <summary>With the version that the asked command made, and the case's place in the list.</summary>
    public const string Load = $"{LoadFrom} unnest($1::int4[], $2::int4[], $3::uuid[], $4::text[]) {LoadWhere}";

    /// <summary>The same for a list of one, without the arrays.</summary>
    public const string LoadOne = $"{LoadFrom} (values ($1::int4, $2::int4, $3::uuid, $4::text)) {LoadWhere}";

    private const string LoadFrom = $"""
        select {Columns}, (select k.version from command k where k.authority_id = x.authority_id and k.command_key = x.command_key), x.ord
        from
        """;

    private const string LoadWhere = """
        as x(ord, authority_id, case_id, command_key)
        join "case" c on c.authority_id = x.authority_id and c.case_id = x.case_id
        """;

    public static void Ask(NpgsqlParameterCollection parameters, IReadOnlyList<CaseToLoad> cases)
    {
        if (cases is [var one])
        {
            parameters.Add(new NpgsqlParameter<int> { TypedValue = 0 });
            parameters.Add(new NpgsqlParameter<int> { TypedValue = one.Authority.Value });
            parameters.Add(new NpgsqlParameter<Guid> { TypedValue = one.Case.Value });
            parameters.Add(new NpgsqlParameter<string?> { TypedValue = one.CommandKey, NpgsqlDbType = NpgsqlDbType.Text });
            return;
        }
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. Enumerable.Range(0, cases.Count)] });
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. cases.Select(one => one.Authority.Value)] });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. cases.Select(one => one.Case.Value)] });
        parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. cases.Select(one => one.CommandKey)] });
    }

    public static CaseHead Head(NpgsqlDataReader row) => new()
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

    public static IReadOnlyList<AgencyRelation> Relations(NpgsqlDataReader row) => RelationsJson.Read(row.IsDBNull(13) ? null : row.GetString(13));

    public static Instant At(NpgsqlDataReader row, int column) => Instant.FromDateTimeUtc(row.GetFieldValue<DateTime>(column));
}
