namespace ChildProtection.Workflow.Storage.Registration;

/// <summary>Which database holds the cases: setting <c>Database:Provider</c>.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded, in one file: one machine, training, first use.</summary>
    Sqlite,

    /// <summary>For an authority; any number of nodes.</summary>
    PostgreSql,
}
