using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>
/// Runs checks in the order in which they are handed over, beside what hands them over: what was decided is checked on one processor while the next step
/// is decided on another.
/// </summary>
internal sealed class CheckLine : IDisposable
{
    /// <summary>Checks that may wait; whoever hands over one more waits itself.</summary>
    private const int WaitingMax = 1_000;

    private readonly BlockingCollection<Action> _waiting = new(WaitingMax);
    private readonly Task _worker;
    private ExceptionDispatchInfo? _failure;

    public CheckLine() => _worker = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Add(Action check) => _waiting.Add(check);

    /// <summary>Waits until all are done. A check that threw throws here, and none after it was made.</summary>
    public void Finish()
    {
        _waiting.CompleteAdding();
        _worker.Wait();
        _failure?.Throw();
    }

    public void Dispose()
    {
        _waiting.CompleteAdding();
        _worker.Wait();
        _waiting.Dispose();
    }

    private void Work()
    {
        foreach (var check in _waiting.GetConsumingEnumerable())
        {
            try
            {
                if (_failure is null)
                {
                    check();
                }
            }
#pragma warning disable CA1031 // It is thrown again where the line is finished; until then the line must be emptied, or whoever fills it waits for ever.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }
}
