using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// The room a step works in, kept from step to step so that a step allocates next to nothing. Holds no state of a run between calls of
/// <see cref="ChartMachine"/>; grows to what its largest step needed. Not for use by several threads at once.
/// </summary>
public sealed class ChartWorkspace
{
    // Not null once Load has run, and only then is the room used.
    private Chart? chart;
    private ulong[] before = [];
    private bool runningBefore;
    private long idsMadeBefore;
    private readonly List<(ChartEvent? Event, int Transitions, int Masks)> traceSteps = [];
    private readonly List<CompiledTransition> traceTransitions = [];
    private ulong[] traceMasks = new ulong[16];
    private int traceMaskWords;

    internal ulong[] Configuration { get; private set; } = [];

    internal ulong[] Exit { get; private set; } = [];

    internal ulong[] Entered { get; private set; } = [];

    internal EntryPlan Plan { get; private set; } = null!;

    internal CompiledTransition[] Enabled { get; private set; } = [];

    internal int[] EnabledDomains { get; private set; } = [];

    internal int EnabledCount { get; set; }

    internal List<ChartEffect> Effects { get; } = [];

    /// <summary>Internal events of the running step; those before <see cref="QueueHead"/> have been taken.</summary>
    internal List<ChartEvent> Queue { get; } = [];

    internal int QueueHead { get; set; }

    internal ChartEvent? Current { get; set; }

    internal bool Running { get; set; }

    internal long IdsMade { get; set; }

    internal object? DoneData { get; set; }

    internal string? FaultCode { get; set; }

    internal int Microsteps => traceSteps.Count;

    /// <summary>What the last step that worked in this room did, a faulted one too.</summary>
    public ChartTrace ReadTrace()
    {
        var microsteps = ImmutableArray.CreateBuilder<Microstep>(traceSteps.Count);
        var at = 0;
        foreach (var (happened, transitions, masks) in traceSteps)
        {
            ImmutableArray<ChartTransition> taken = [.. traceTransitions.Skip(at).Take(transitions).Select(t => t.Public)];
            at += transitions;
            ImmutableArray<string> exited = [.. IdsAt(masks).Reverse()];
            microsteps.Add(new Microstep(happened, taken, exited, [.. IdsAt(masks + chart!.Words)]));
        }
        return new ChartTrace(microsteps.DrainToImmutable());
    }

    internal void Load(ChartState state)
    {
        if (!ReferenceEquals(chart, state.Chart))
        {
            MakeRoom(state.Chart);
        }
        state.Configuration.CopyTo(Configuration);
        state.Histories.CopyTo(Plan.Remembered);
        state.Entered.CopyTo(Entered);
        Running = state.IsRunning;
        IdsMade = state.IdsMade;
        BeginStep();
    }

    /// <summary>Forgets the last step and remembers where this one begins.</summary>
    internal void BeginStep()
    {
        Effects.Clear();
        Queue.Clear();
        QueueHead = 0;
        Current = null;
        DoneData = null;
        FaultCode = null;
        traceSteps.Clear();
        traceTransitions.Clear();
        traceMaskWords = 0;
        CopyTo(before);
        runningBefore = Running;
        idsMadeBefore = IdsMade;
    }

    /// <summary>Back to where the step began.</summary>
    internal void Undo()
    {
        var words = Configuration.Length;
        before.AsSpan(0, words).CopyTo(Configuration);
        before.AsSpan(words, Plan.Remembered.Length).CopyTo(Plan.Remembered);
        before.AsSpan(words + Plan.Remembered.Length).CopyTo(Entered);
        Running = runningBefore;
        IdsMade = idsMadeBefore;
        Effects.Clear();
        DoneData = null;
    }

    internal ChartState ToState()
    {
        var words = new ulong[before.Length];
        CopyTo(words);
        return new ChartState(chart!, words, Running, IdsMade);
    }

    /// <summary>The state as a value; the one the step began with, when the step changed nothing.</summary>
    internal ChartState StateAfter(ChartState old) =>
        Running == runningBefore && IdsMade == idsMadeBefore
        && Configuration.AsSpan().SequenceEqual(old.Configuration)
        && Plan.Remembered.AsSpan().SequenceEqual(old.Histories)
        && Entered.AsSpan().SequenceEqual(old.Entered)
            ? old
            : ToState();

    internal ChartFault Fault() => new(FaultCode!, FaultCode switch
    {
        ChartCodes.TooManyMicrosteps => $"The step did not come to rest within {ChartLimits.MicrostepsMax} microsteps.",
        ChartCodes.TooManyEvents => $"The step raised more than {ChartLimits.InternalEventsMax} internal events.",
        ChartCodes.TooManyItems => $"A loop went over more than {ChartLimits.ForEachItemsMax} items.",
        _ => throw new NotSupportedException(FaultCode),
    }, ReadTrace());

    /// <summary>Notes a microstep that does the enabled transitions.</summary>
    internal void NoteMicrostep(ChartEvent? happened, ReadOnlySpan<ulong> exited, ReadOnlySpan<ulong> entered)
    {
        for (var index = 0; index < EnabledCount; index++)
        {
            traceTransitions.Add(Enabled[index]);
        }
        traceSteps.Add((happened, EnabledCount, traceMaskWords));
        var needed = traceMaskWords + exited.Length + entered.Length;
        if (needed > traceMasks.Length)
        {
            Array.Resize(ref traceMasks, Math.Max(needed, traceMasks.Length * 2));
        }
        exited.CopyTo(traceMasks.AsSpan(traceMaskWords));
        entered.CopyTo(traceMasks.AsSpan(traceMaskWords + exited.Length));
        traceMaskWords = needed;
    }

    private IEnumerable<string> IdsAt(int mask) => StateSet.Members(traceMasks.AsSpan(mask, chart!.Words)).Select(s => chart.States[s].Id);

    private void CopyTo(ulong[] words)
    {
        Configuration.CopyTo(words, 0);
        Plan.Remembered.CopyTo(words, Configuration.Length);
        Entered.CopyTo(words, Configuration.Length + Plan.Remembered.Length);
    }

    private void MakeRoom(Chart wanted)
    {
        chart = wanted;
        Configuration = new ulong[wanted.Words];
        Exit = new ulong[wanted.Words];
        Entered = wanted.Binding == DataBinding.Late ? new ulong[wanted.Words] : [];
        Plan = new EntryPlan(wanted);
        // One transition for each atomic state at the most.
        var atomic = StateSet.Count(wanted.Atomic);
        Enabled = new CompiledTransition[atomic];
        EnabledDomains = new int[atomic];
        before = new ulong[ChartState.WordsOf(wanted)];
    }
}
