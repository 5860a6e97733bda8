using System.Diagnostics;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>Counts the statements that go to PostgreSQL from anywhere in this program while it lives.</summary>
internal sealed class StatementCounter : IDisposable
{
    private readonly ActivityListener _listener;
    private int _seen;

    public StatementCounter()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ => Interlocked.Increment(ref _seen),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Seen => _seen;

    public void Dispose() => _listener.Dispose();
}
