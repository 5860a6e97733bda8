namespace ChildProtection.Workflow.Storage.PostgreSql;

/// <summary>
/// The outbox on PostgreSQL. A case's events are numbered under its row's lock, so its deliveries become visible in order; across cases a later
/// number may be seen first, and nothing depends on it.
/// </summary>
internal static class OutboxSql
{
    /// <summary>
    /// One claim at a time: a claim that cannot see what another is taking at this moment would take the later deliveries of the same cases. Held for
    /// the claim alone, not while sending. The number is this lock's name.
    /// </summary>
    public const string OneAtATime = "select pg_advisory_xact_lock(5602)";

    public const string Claim = """
        with free as (
          select o.authority_id, o.delivery_id from outbox o
          where o.state = 0 and (o.not_before is null or o.not_before <= $1)
            and not exists (select from outbox e
              where e.state = 0 and e.authority_id = o.authority_id and e.case_id = o.case_id and e.recipient = o.recipient and e.sequence < o.sequence and e.not_before > $1)
          order by o.delivery_id
          limit $3)
        update outbox o set not_before = $2, claimed_by = $4 from free f
        where o.authority_id = f.authority_id and o.delivery_id = f.delivery_id
        returning o.delivery_id, o.authority_id, o.case_id, o.child_id, o.recipient, o.event_id, o.sequence, o.kind, o.occurred_at, o.recorded_at, o.definition_hash, o.failures,
          not exists (select from agency a where a.authority_id = o.authority_id and a.agency_id = o.recipient and not a.active)
        """;

    /// <summary>What is settled already (by whoever claimed it after this claim ran out) stays as it is.</summary>
    public const string Settle = """
        with x as (select * from unnest($1::int8[], $2::int4[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::uuid[])
            as x(delivery_id, state, not_before, code, words, trace, incident_id)),
        settled as (
          update outbox o set state = x.state, not_before = x.not_before, claimed_by = null, failure_code = coalesce(x.code, o.failure_code),
            failures = o.failures + case when x.code is null then 0 else 1 end, settled_at = case when x.state = 1 then $8 else null end
          from x where o.delivery_id = x.delivery_id and o.state = 0
          returning o.authority_id, o.case_id, o.delivery_id, x.incident_id, x.code, x.words, x.trace)
        insert into incident (authority_id, incident_id, case_id, delivery_id, code, words, trace, opened_at)
        select s.authority_id, s.incident_id, s.case_id, s.delivery_id, s.code, s.words, s.trace, $8 from settled s where s.incident_id is not null
        """;
}
