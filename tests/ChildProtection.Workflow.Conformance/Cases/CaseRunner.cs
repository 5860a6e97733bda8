using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using NodaTime;

namespace ChildProtection.Workflow.Conformance.Cases;

/// <summary>
/// Runs one case. What a chart leaves to its caller is here: the external queue, the sends that wait, and the clock, which stands still
/// but for the time that the case lets pass.
/// </summary>
internal sealed class CaseRunner
{
    // A chart that sends to itself for ever ends here.
    private const int DeliveriesMax = 10_000;

    private readonly ChartRun run;
    private readonly PriorityQueue<ChartEffect.Sent, (Duration DueAt, int Order)> waiting = new();
    private Duration now = Duration.Zero;
    private int sends;

    private CaseRunner(ChartRun run) => this.run = run;

    /// <summary>What went wrong; null: nothing.</summary>
    internal static string? Run(ConformanceCase one, ChartSpec spec)
    {
        var compilation = Chart.Compile(spec);
        if (compilation.Chart is not { } chart)
        {
            return string.Join(' ', compilation.Diagnostics);
        }
        ChartRun[] runs =
        [
            new ChartRun.ByMachine(chart, new EcmaData(spec.Name)),
            new ChartRun.BySnapshots(chart, new EcmaData(spec.Name)),
            new ChartRun.BySession(chart, new EcmaData(spec.Name)),
        ];
        foreach (var run in runs)
        {
            if (new CaseRunner(run).Follow(one) is { } difference)
            {
                return $"{run.GetType().Name}: {difference}";
            }
        }
        return null;
    }

    private string? Follow(ConformanceCase one)
    {
        Perform(run.Take(null));
        if (Difference("the start", one.Initial) is { } atStart)
        {
            return atStart;
        }
        foreach (var step in one.Steps)
        {
            Pass(step.After);
            Perform(run.Take(new ChartEvent(step.Event)));
            if (Difference($"{step.Event} at {now.TotalMilliseconds} ms", step.Next) is { } difference)
            {
                return difference;
            }
        }
        return null;
    }

    private string? Difference(string after, ImmutableArray<string> expected)
    {
        var active = run.ActiveAtomic.Sort(StringComparer.Ordinal);
        return active.SequenceEqual(expected) ? null : $"after {after} [{string.Join(", ", active)}], expected [{string.Join(", ", expected)}]";
    }

    /// <summary>Lets time pass and delivers what falls due, in order.</summary>
    private void Pass(Duration time)
    {
        var until = now + time;
        for (var count = 0; waiting.TryPeek(out _, out var due) && due.DueAt <= until; count++)
        {
            if (count == DeliveriesMax)
            {
                throw new RunBrokenException("the chart sends for ever");
            }
            now = due.DueAt;
            var sent = waiting.Dequeue();
            Perform(run.Take(sent.Event with { Origin = EcmaData.OwnAddress, OriginType = SendRouting.ScxmlType }));
        }
        now = until;
    }

    private void Perform(ImmutableArray<ChartEffect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case ChartEffect.Sent sent:
                    waiting.Enqueue(sent, (now + sent.Delay, sends++));
                    break;
                case ChartEffect.Cancelled cancelled:
                    Withdraw(cancelled.SendId);
                    break;
                default:
                    throw new NotSupportedException(effect.GetType().Name);
            }
        }
    }

    private void Withdraw(string sendId)
    {
        var kept = waiting.UnorderedItems.Where(w => w.Element.SendId != sendId).ToList();
        waiting.Clear();
        waiting.EnqueueRange(kept);
    }
}
