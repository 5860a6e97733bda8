namespace ChildProtection.Workflow.Storage.Sqlite;

/// <summary>The statements of a sweep, but for the writing of steps. The writer is alone, so there is nothing to lock and nothing to skip.</summary>
internal static class SweepSql
{
    private const string Claim = $"""
        select {HeadSql.Columns}, d.next_stage_at
        from deadline d join "case" c on c.authority_id = d.authority_id and c.case_id = d.case_id
        where d.next_stage_at is not null and not d.parked and d.next_stage_at <= $1
        """;

    private const string InOrder = "order by d.next_stage_at, d.authority_id, d.case_id limit $2";

    public const string ClaimAll = $"{Claim} {InOrder}";

    public const string ClaimFrom = $"{Claim} and (d.next_stage_at, d.authority_id, d.case_id) >= ($3, $4, $5) {InOrder}";

    public const string StillDue = "select 1 from deadline where authority_id = $1 and case_id = $2 and next_stage_at <= $3 and not parked limit 1";

    /// <summary>One that is parked already has its incident.</summary>
    public const string ParkCase = """update "case" set parked = 1 where authority_id = $1 and case_id = $2 and not parked""";

    public const string ParkDeadlines = "update deadline set parked = 1 where authority_id = $1 and case_id = $2";

    public const string OpenIncident = """
        insert into incident (authority_id, incident_id, case_id, code, words, trace, opened_at) values ($1, $2, $3, $4, $5, $6, $7)
        """;

    public const string ReplaceSnapshot = """
        update "case" set snapshot = $5 where authority_id = $1 and case_id = $2 and version = $3 and last_hash = $4
        """;

    public const string UnparkCase = """update "case" set parked = 0 where authority_id = $1 and case_id = $2 and parked""";

    public const string UnparkDeadlines = "update deadline set parked = 0 where authority_id = $1 and case_id = $2";

    public const string ResolveIncidents = """
        update incident set resolved_at = $3, resolved_by = $4 where authority_id = $1 and case_id = $2 and delivery_id is null and resolved_at is null
        """;

    /// <summary>Parked deadlines are few and have no index of their own; they hang on the open incidents.</summary>
    public const string OldestUnfired = """
        select min(at) from (
          select min(next_stage_at) as at from deadline where next_stage_at is not null and not parked
          union all
          select min(d.next_stage_at) from incident i join deadline d on d.authority_id = i.authority_id and d.case_id = i.case_id
          where i.resolved_at is null and d.parked)
        """;
}
