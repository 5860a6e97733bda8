using System.Collections.Concurrent;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.EndToEnd.Tests.Nodes;

/// <summary>Several people writing notes on the same cases, half of them at each node at first.</summary>
internal sealed class Load
{
    private const int Callers = 8;

    // Between two commands a person looks at the screen; and the run stays of a size that can be checked.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly ConcurrentQueue<Acknowledged> _acknowledged = new();
    private readonly List<Caller> _callers;
    private readonly List<Task> _running;
    private volatile bool _ending;

    private Load(IReadOnlyList<Node> nodes, IReadOnlyList<CaseId> cases)
    {
        _callers = [.. Enumerable.Range(0, Callers).Select(number => new Caller(nodes, number))];
        _running = [.. _callers.Select((caller, number) => Run(caller, number, cases))];
    }

    public IReadOnlyCollection<Acknowledged> Acknowledged => _acknowledged;

    /// <summary>How often a command had to be said again.</summary>
    public int Repeats => _callers.Sum(caller => caller.Repeats);

    public static Load Start(IReadOnlyList<Node> nodes, IReadOnlyList<CaseId> cases) => new(nodes, cases);

    /// <summary>Waits until that many more commands are acknowledged.</summary>
    public async Task Goes(int further, string what)
    {
        var target = _acknowledged.Count + further;
        await Server.Tests.Messaging.Until.Holds(() => _acknowledged.Count >= target || _running.Exists(one => one.IsFaulted), $"{further} commands are acknowledged {what}");
    }

    /// <summary>No further commands; those under way are repeated until they are acknowledged.</summary>
    public async Task End()
    {
        _ending = true;
        await Task.WhenAll(_running);
        _callers.ForEach(caller => caller.Dispose());
    }

    private async Task Run(Caller caller, int number, IReadOnlyList<CaseId> cases)
    {
        var random = new Random(number);
        for (var n = 0; !_ending; n++)
        {
            var (caseId, key) = (cases[random.Next(cases.Count)], $"note-{number}-{n}");
            var version = await caller.Give($"note {TwoNodes.Worker} {caseId} {key}");
            _acknowledged.Enqueue(new Acknowledged(caseId, key, version));
            await Task.Delay(Pause);
        }
    }
}
