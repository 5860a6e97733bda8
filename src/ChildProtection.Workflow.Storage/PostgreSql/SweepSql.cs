namespace ChildProtection.Workflow.Storage.PostgreSql;

/// <summary>The statements of a sweep, but for the writing of steps, which is <see cref="ApplySql"/>.</summary>
internal static class SweepSql
{
    /// <summary>
    /// The case row's lock is the one that counts: whoever writes a deadline holds it. The deadline's own lock makes the claim look at the row as it is now, and
    /// not as it was when the statement began: what another sweep has just fired is passed over. Nothing here waits, so nothing deadlocks. A case with
    /// several due deadlines comes several times.
    /// </summary>
    public const string ClaimAll = $"""
        select {HeadSql.Columns}, d.next_stage_at
        from deadline d join "case" c on c.authority_id = d.authority_id and c.case_id = d.case_id
        where d.next_stage_at <= $1 and not d.parked
        order by d.next_stage_at, d.authority_id, d.case_id
        limit $2
        for update of c, d skip locked
        """;

    public const string ClaimFrom = $"""
        select {HeadSql.Columns}, d.next_stage_at
        from deadline d join "case" c on c.authority_id = d.authority_id and c.case_id = d.case_id
        where d.next_stage_at <= $1 and not d.parked and (d.next_stage_at, d.authority_id, d.case_id) >= ($3, $4, $5)
        order by d.next_stage_at, d.authority_id, d.case_id
        limit $2
        for update of c, d skip locked
        """;

    /// <summary>Of the cases given, those that still have a due row.</summary>
    public const string StillDue = """
        select x.ord from unnest($1::int4[], $2::int4[], $3::uuid[]) as x(ord, authority_id, case_id)
        where exists (select from deadline d where d.authority_id = x.authority_id and d.case_id = x.case_id and d.next_stage_at <= $4 and not d.parked)
        """;

    /// <summary>One that is parked already has its incident.</summary>
    public const string Park = """
        with asked as (select * from unnest($1::int4[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[]) as x(authority_id, case_id, incident_id, code, words, trace)),
        parked as (update "case" c set parked = true from asked a where c.authority_id = a.authority_id and c.case_id = a.case_id and not c.parked returning a.*),
        deadlines as (update deadline d set parked = true from parked p where d.authority_id = p.authority_id and d.case_id = p.case_id)
        insert into incident (authority_id, incident_id, case_id, code, words, trace, opened_at)
        select p.authority_id, p.incident_id, p.case_id, p.code, p.words, p.trace, $7 from parked p
        """;

    public const string ReplaceSnapshot = """
        update "case" set snapshot = $5 where authority_id = $1 and case_id = $2 and version = $3 and last_hash = $4
        """;

    public const string RetryParked = """
        with unparked as (update "case" set parked = false where authority_id = $1 and case_id = $2 and parked returning case_id),
        deadlines as (update deadline set parked = false where authority_id = $1 and case_id in (select case_id from unparked)),
        incidents as (update incident set resolved_at = $3, resolved_by = $4
          where authority_id = $1 and case_id in (select case_id from unparked) and delivery_id is null and resolved_at is null)
        select count(*) from unparked
        """;

    /// <summary>Parked deadlines are few and have no index of their own; they hang on the open incidents.</summary>
    public const string OldestUnfired = """
        select least(
          (select next_stage_at from deadline where next_stage_at is not null and not parked order by next_stage_at limit 1),
          (select min(d.next_stage_at) from incident i join deadline d on d.authority_id = i.authority_id and d.case_id = i.case_id
           where i.resolved_at is null and d.parked))
        """;
}
