namespace ChildProtection.Workflow.Storage.Sqlite;

/// <summary>The outbox on SQLite, in the writer's transactions.</summary>
internal static class OutboxSql
{
    public const string Free = """
        select o.delivery_id, o.authority_id, o.case_id, o.child_id, o.recipient, o.event_id, o.sequence, o.kind, o.occurred_at, o.recorded_at, o.definition_hash, o.failures,
          not exists (select 1 from agency a where a.authority_id = o.authority_id and a.agency_id = o.recipient and not a.active)
        from outbox o
        where o.state = 0 and (o.not_before is null or o.not_before <= $1)
          and not exists (select 1 from outbox e
            where e.state = 0 and e.authority_id = o.authority_id and e.case_id = o.case_id and e.recipient = o.recipient and e.sequence < o.sequence and e.not_before > $1)
        order by o.delivery_id
        limit $2
        """;

    public const string Lease = "update outbox set not_before = $3, claimed_by = $4 where authority_id = $1 and delivery_id = $2";

    /// <summary>What is settled already (by whoever claimed it after this claim ran out) stays as it is.</summary>
    public const string Settle = """
        update outbox set state = $2, not_before = $3, claimed_by = null, failure_code = coalesce($4, failure_code), failures = failures + case when $4 is null then 0 else 1 end, settled_at = $5
        where delivery_id = $1 and state = 0
        """;

    public const string OpenIncident = """
        insert into incident (authority_id, incident_id, case_id, delivery_id, code, words, trace, opened_at)
        select o.authority_id, $2, o.case_id, o.delivery_id, $3, $4, $5, $6 from outbox o where o.delivery_id = $1
        """;
}
