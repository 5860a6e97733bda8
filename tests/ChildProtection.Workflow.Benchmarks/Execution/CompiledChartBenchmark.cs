using BenchmarkDotNet.Attributes;
using ChildProtection.Workflow.Engine.Charts;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Benchmarks.Execution;

/// <summary>Transitions of a definition's chart without its facts, as replay, what-if and verification take them: aim 12 asks for a million a second and no allocation.</summary>
[InProcess]
[MemoryDiagnoser]
public class CompiledChartBenchmark
{
    private const int EventsPerInvoke = 1000;

    private const string Text = """
        workflow: light
        title: Light
        jurisdiction: nowhere
        languages: [en]
        calendar: none
        forms: { begin: { title: Begin, questions: [ { ask: on } ] } }
        roles: { one: { title: One, held: team } }
        signals: { turn: { title: Turn } }
        opens: { form: begin, for: [ one ] }
        states:
          lit:
            title: Lit
            regions:
              lamp:
                states:
                  red: { title: Red, on: { turn: [ { to: green } ] } }
                  green: { title: Green, on: { turn: [ { to: red } ] } }
              bell:
                states:
                  quiet: { title: Quiet, actions: { stop: { title: Stop, for: [ one ], done: [ { to: over } ] } } }
          over: { final: yes }
        """;

    private readonly ChartEvent turn = new("signal.turn");
    private ChartSession<Silent> session = null!;

    [GlobalSetup]
    public void Start()
    {
        var read = DefinitionLoader.Load("light.yaml", new InMemorySourceFiles(new Dictionary<string, string> { ["light.yaml"] = Text }));
        var definition = read.Definition ?? throw new InvalidOperationException(string.Join(Environment.NewLine, read.Diagnostics));
        session = new ChartSession<Silent>(ChartMachine.Start(CompiledDefinition.Compile(definition).Chart, default(Silent)).State, default);
    }

    [Benchmark(OperationsPerInvoke = EventsPerInvoke)]
    public bool Transition()
    {
        var handled = true;
        for (var count = 0; count < EventsPerInvoke; count++)
        {
            handled &= session.Step(turn);
        }
        return handled;
    }

    /// <summary>No facts: every condition is taken to hold, and nothing is done.</summary>
    private readonly struct Silent : IDataModel
    {
        public GuardResult Test(object guard, in ChartView view) => GuardResult.True;

        public bool TryExecute(object content, in ChartView view) => true;

        public bool TryEvaluate(object expression, in ChartView view, out object? value)
        {
            value = null;
            return false;
        }

        public bool TryAssign(object location, object? value, in ChartView view) => false;

        public SendRoute Route(string? type, string? target) => SendRoute.Invalid;
    }
}
