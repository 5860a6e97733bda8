using Npgsql;

namespace ChildProtection.Workflow.Storage.PostgreSql;

/// <summary>The connections of the hot path.</summary>
public static class HotConnections
{
    /// <summary>
    /// Plans that do not hang on statistics: every statement of the hot path goes by key through an index, so the ways round the index are closed.
    /// Otherwise a plan made while a table was small, and kept, reads the whole table when it has grown.
    /// </summary>
    private const string PlannerOptions =
        "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c enable_mergejoin=off -c enable_hashjoin=off -c jit=off";

    /// <summary>Shapes of <see cref="ApplySql"/> in use at once, and the handful of other statements.</summary>
    private const int PreparedStatementsMax = 100;

    public static NpgsqlDataSource Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.MaxAutoPrepare = PreparedStatementsMax;
        settings.AutoPrepareMinUsages = 2;
        // Nothing here changes a session, and clearing one costs half as much as a step.
        settings.NoResetOnClose = true;
        settings.Options = string.IsNullOrEmpty(settings.Options) ? PlannerOptions : $"{settings.Options} {PlannerOptions}";
        return new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "hot" }.Build();
    }
}
