namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>
/// What an idle case costs on disk beside its facts, and a journal row beside its payload: measured with neither, since what is left over at the end of a
/// page depends on the length of the rows and not on us.
/// </summary>
internal static class DiskAims
{
    // The payload of each journal row.
    private const string Empty = "{}";
    private const int Cases = 100_000;
    private const int EntriesPerCase = 5;

    public static async Task Idle(PostgreSqlBench bench, BenchOptions options)
    {
        await bench.Seed(Cases, "'2030-01-01Z'::timestamptz + n * interval '1 second'", []);
        await bench.Execute($$"""
            insert into journal (authority_id, sequence, occurred_at, recorded_at, case_id, hash, kind, actor, payload)
            select 1, s, '2026-03-02 09:00Z', '2026-03-02 09:00Z', lpad(to_hex(n), 32, '0')::uuid, decode(repeat('ab', 32), 'hex'), 'task.done', 'system', '{{Empty}}'
            from generate_series(1, {{EntriesPerCase}}) s, generate_series(1, {{Cases}}) n
            """);
        var perCase = await Size(bench, "pg_total_relation_size('\"case\"') + pg_total_relation_size('deadline')") / (double)Cases;
        Report.Row(11, "bytes a case and deadline beside its facts, all indexes", Ratio.Of(600, perCase), Bound.Max(1));

        // Kind and actor are what the entry says, as its payload is.
        var said = Empty.Length + "task.done".Length + "system".Length;
        var heap = (await Size(bench, "pg_table_size('journal')") / (double)(Cases * EntriesPerCase)) - said;
        var index = await Size(bench, "pg_indexes_size('journal')") / (double)(Cases * EntriesPerCase);
        Report.Row(11, "bytes a journal row beside what it says", Ratio.Of(120, heap), Bound.Max(1));
        Report.Row(11, "bytes of its key in the index", Ratio.Of(120, index), null);
    }

    private static Task<long> Size(PostgreSqlBench bench, string expression) => bench.Scalar<long>($"select ({expression})::bigint");
}
