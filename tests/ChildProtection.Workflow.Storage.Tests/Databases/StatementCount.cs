using System.Diagnostics;

namespace ChildProtection.Workflow.Storage.Tests.Databases;

/// <summary>Counts the commands that Npgsql sends while this is alive, by its own activity source.</summary>
internal sealed class StatementCount : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly string _database;
    private int _seen;

    public StatementCount(string database)
    {
        _database = database;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Count,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Seen => _seen;

    public void Dispose() => _listener.Dispose();

    private void Count(Activity activity)
    {
        if (activity.Tags.Any(tag => tag.Key.StartsWith("db.", StringComparison.Ordinal) && tag.Value == _database))
        {
            Interlocked.Increment(ref _seen);
        }
    }
}
