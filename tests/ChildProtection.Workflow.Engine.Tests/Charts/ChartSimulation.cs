using ChildProtection.Workflow.Engine.Charts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Charts;

/// <summary>
/// What the caller of a chart owns, in virtual time: the external queue, the sends that wait, and the clock, which jumps to the next
/// send when nothing else is to do.
/// </summary>
internal sealed class ChartSimulation
{
    internal const string OwnAddress = "#_scxml_test";

    // More events than any test needs; a chart that sends to itself for ever ends here.
    private const int EventsMax = 10_000;

    private readonly TestData data;
    private readonly Queue<ChartEvent> external = new();
    private readonly List<(Duration DueAt, int Order, ChartEffect.Sent Sent)> waiting = [];
    private readonly ChartWorkspace workspace = new();
    private Duration now = Duration.Zero;
    private int sends;

    internal ChartSimulation(ChartSpec spec, TestData? data = null)
    {
        this.data = data ?? new TestData();
        Take(ChartMachine.Start(Chart.Compile(spec).Require(), this.data, workspace));
    }

    internal ChartState State { get; private set; } = null!;

    internal object? DoneData { get; private set; }

    internal ChartTrace Trace => workspace.ReadTrace();

    internal TestData Data => data;

    /// <summary>Takes one event, and what it leads to without waiting.</summary>
    internal ChartSimulation Send(params string[] names)
    {
        foreach (var name in names)
        {
            external.Enqueue(new ChartEvent(name));
            Drain();
        }
        return this;
    }

    /// <summary>Lets time pass until the chart has ended or nothing is waiting.</summary>
    internal ChartSimulation RunOut()
    {
        Drain();
        for (var count = 0; State.IsRunning && waiting.Count > 0; count++)
        {
            Assert.That(count, Is.LessThan(EventsMax), "the chart sends for ever");
            var next = waiting.MinBy(w => (w.DueAt, w.Order));
            waiting.Remove(next);
            now = next.DueAt;
            external.Enqueue(Delivered(next.Sent));
            Drain();
        }
        return this;
    }

    private void Drain()
    {
        for (var count = 0; State.IsRunning && external.TryDequeue(out var happened); count++)
        {
            Assert.That(count, Is.LessThan(EventsMax), "the chart sends for ever");
            Take(ChartMachine.Step(State, happened, data, workspace));
        }
    }

    private void Take(ChartStep step)
    {
        Assert.That(step.Fault, Is.Null);
        State = step.State;
        DoneData = step.DoneData;
        foreach (var effect in step.Effects)
        {
            Perform(effect);
        }
    }

    private void Perform(ChartEffect effect)
    {
        switch (effect)
        {
            case ChartEffect.Cancelled cancelled:
                waiting.RemoveAll(w => w.Sent.SendId == cancelled.SendId);
                break;
            case ChartEffect.Sent { Delay: var delay } sent when delay > Duration.Zero:
                waiting.Add((now + delay, sends++, sent));
                break;
            case ChartEffect.Sent sent:
                external.Enqueue(Delivered(sent));
                break;
        }
    }

    // Addresses of other charts, such as #_parent, lead nowhere here.
    private static ChartEvent Delivered(ChartEffect.Sent sent) => string.IsNullOrEmpty(sent.Target) || sent.Target == OwnAddress
        ? sent.Event with { Origin = OwnAddress, OriginType = SendRouting.ScxmlType }
        : new ChartEvent("error.communication") { Kind = EventKind.Platform, SendId = sent.SendId };
}
