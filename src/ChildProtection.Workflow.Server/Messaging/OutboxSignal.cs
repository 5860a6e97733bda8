using NodaTime;

namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>Rings the relay after a commit, so that a notice need not wait for the next poll. A ring that nobody hears loses nothing.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        lock (_rung)
        {
            if (_rung.CurrentCount == 0)
            {
                _rung.Release();
            }
        }
    }

    /// <summary>Returns when somebody has rung since the last wait, or when the time is up.</summary>
    public Task Wait(Duration max, CancellationToken cancellationToken) => _rung.WaitAsync(max.ToTimeSpan(), cancellationToken);

    public void Dispose() => _rung.Dispose();
}
